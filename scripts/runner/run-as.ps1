# Runs a script of this repository with Node.js as another account, and ends with its exit code: as SYSTEM, by the task
# scheduler, as services are; or as an ordinary user, who is made for it and removed. For the workflows, in Windows
# PowerShell, as an administrator on a machine that is thrown away. The package has to be built: others may not write here.
param(
  [Parameter(Mandatory)][ValidateSet('System', 'User')][string]$Account,
  [Parameter(Mandatory)][string]$Script
)
$ErrorActionPreference = 'Stop'

$minutes = 10
$name = "winras-as-$Account"
$root = (Resolve-Path "$PSScriptRoot\..\..").Path
$node = (Get-Command node.exe -CommandType Application | Select-Object -First 1).Source

# Its own folder for what it writes: that for temporary files of whoever runs this is closed to others.
$folder = "$env:SystemDrive\$name"
$command = "$folder\run.cmd"
$output = "$folder\output.txt"
$code = "$folder\code.txt"
New-Item -ItemType Directory -Path $folder -Force | Out-Null
Set-Content -Path $command -Encoding Ascii -Value @(
  '@echo off',
  "set TEMP=$folder",
  "set TMP=$folder",
  "cd /d `"$root`"",
  "`"$node`" `"$Script`" > `"$output`" 2>&1",
  "echo %errorlevel% > `"$folder\code.part`"",
  # Under its name only when it is whole.
  "move /y `"$folder\code.part`" `"$code`" > nul"
)

function Start-AsSystem {
  schtasks.exe /create /tn $name /tr "cmd.exe /d /c $command" /sc once /st 00:00 /ru SYSTEM /rl highest /f
  if ($LASTEXITCODE -ne 0) { throw "schtasks /create ended with $LASTEXITCODE" }
  schtasks.exe /run /tn $name
  if ($LASTEXITCODE -ne 0) { throw "schtasks /run ended with $LASTEXITCODE" }
}

function Start-AsUser {
  $password = ConvertTo-SecureString ([guid]::NewGuid().ToString('N') + 'aA1!') -AsPlainText -Force
  New-LocalUser -Name $name -Password $password -AccountNeverExpires | Out-Null
  # The group Users, which has another name in each language.
  Add-LocalGroupMember -SID 'S-1-5-32-545' -Member $name
  icacls.exe $root /grant "${name}:(OI)(CI)RX" /q
  if ($LASTEXITCODE -ne 0) { throw "icacls ended with $LASTEXITCODE for the repository" }
  icacls.exe $folder /grant "${name}:(OI)(CI)M" /q
  if ($LASTEXITCODE -ne 0) { throw "icacls ended with $LASTEXITCODE for the output" }
  $credential = New-Object System.Management.Automation.PSCredential("$env:COMPUTERNAME\$name", $password)
  Start-Process -FilePath "$env:SystemRoot\System32\cmd.exe" -ArgumentList '/d', '/c', $command `
    -Credential $credential -LoadUserProfile -WorkingDirectory $folder -WindowStyle Hidden
}

# Whatever has been started by the command, which holds files and lines.
function Stop-Started {
  $all = Get-CimInstance Win32_Process -Filter "Name = 'cmd.exe'" | Where-Object { "$($_.CommandLine)".Contains($command) }
  foreach ($process in $all) { taskkill.exe /t /f /pid $process.ProcessId }
}

try {
  if ($Account -eq 'System') { Start-AsSystem } else { Start-AsUser }
  $end = (Get-Date).AddMinutes($minutes)
  while (-not (Test-Path $code) -and (Get-Date) -lt $end) { Start-Sleep -Milliseconds 500 }
  if (Test-Path $output) { Get-Content $output -Encoding UTF8 }
  if (-not (Test-Path $code)) {
    Stop-Started
    throw "$Script as $Account has not ended after $minutes minutes."
  }
  $exitCode = [int](Get-Content $code -TotalCount 1).Trim()
} finally {
  if ($Account -eq 'System') {
    schtasks.exe /delete /tn $name /f
  } elseif (Get-LocalUser -Name $name -ErrorAction SilentlyContinue) {
    Remove-LocalUser -Name $name
  }
}
Write-Output "$Script as $Account has ended with $exitCode."
exit $exitCode
