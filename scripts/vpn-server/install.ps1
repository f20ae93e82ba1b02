# Makes a Windows Server a VPN server for itself, and a phone-book entry that dials it by SSTP, which needs no more than
# a TCP connection. Changes the machine for good: only for one that is thrown away. Has never run.
param([Parameter(Mandatory)][string]$EntryName)
$ErrorActionPreference = 'Stop'

$server = 'localhost'
$user = 'winras'
$password = [guid]::NewGuid().ToString('N') + 'aA1!'

# The certificate of the server, which the client has to trust.
$certificate = New-SelfSignedCertificate -DnsName $server -CertStoreLocation Cert:\LocalMachine\My
$file = New-TemporaryFile
Export-Certificate -Cert $certificate -FilePath $file | Out-Null
Import-Certificate -FilePath $file -CertStoreLocation Cert:\LocalMachine\Root | Out-Null
Remove-Item $file
# There is no list of revoked ones to ask.
$parameters = 'HKLM:\SYSTEM\CurrentControlSet\Services\SstpSvc\Parameters'
New-ItemProperty $parameters -Name NoCertRevocationCheck -PropertyType DWord -Value 1 -Force | Out-Null

$feature = Install-WindowsFeature DirectAccess-VPN -IncludeManagementTools
if (-not $feature.Success) { throw 'Windows has not installed the feature DirectAccess-VPN.' }
if ([string]$feature.RestartNeeded -ne 'No') {
  throw 'Windows has installed the VPN server and wants a restart before it runs. A machine of a workflow cannot have one: use an image on which none is wanted, or set the server up beforehand.'
}
# Nobody is there to confirm anything.
Install-RemoteAccess -VpnType Vpn -IPAddressRange '10.99.0.1', '10.99.0.20' -Confirm:$false
Set-RemoteAccess -SslCertificate $certificate -Confirm:$false
Set-VpnAuthProtocol -UserAuthProtocolAccepted 'EAP', 'MsChapv2' -Confirm:$false

# SstpSvc reads the certificate when it starts. RasMan and RemoteAccess depend on it, and stop with it.
Stop-Service SstpSvc -Force
& "$PSScriptRoot\..\runner\start-services.ps1" -Names 'SstpSvc', 'RasMan', 'RemoteAccess'

$seconds = 60
$end = (Get-Date).AddSeconds($seconds)
while (-not (Get-NetTCPConnection -LocalPort 443 -State Listen -ErrorAction SilentlyContinue)) {
  if ((Get-Date) -gt $end) {
    throw "Nobody listens on port 443, $seconds s after the services have started: the server takes no SSTP. What it has against its certificate stands in the log System, source RasSstp."
  }
  Start-Sleep -Seconds 1
}

New-LocalUser $user -Password (ConvertTo-SecureString $password -AsPlainText -Force) | Out-Null
netsh.exe ras set user name=$user dialin=permit
if ($LASTEXITCODE -ne 0) { throw "netsh ended with $LASTEXITCODE" }

# Split: else all that the machine sends would go through itself.
Add-VpnConnection -Name $EntryName -ServerAddress $server -TunnelType Sstp `
  -AuthenticationMethod MSChapv2 -EncryptionLevel Required -SplitTunneling -RememberCredential -Force

$env:WINRAS_SERVER_USER = $user
$env:WINRAS_SERVER_PASSWORD = $password
try {
  node.exe "$PSScriptRoot\store-credentials.mjs" $EntryName
  if ($LASTEXITCODE -ne 0) { throw "storing the credentials ended with $LASTEXITCODE" }
} finally {
  Remove-Item 'Env:WINRAS_SERVER_USER', 'Env:WINRAS_SERVER_PASSWORD'
}

# Says in words what keeps a machine from dialing itself, such as 633 where the server has taken all ports.
node.exe "$PSScriptRoot\dial-once.mjs" $EntryName
if ($LASTEXITCODE -ne 0) { throw 'The server runs, and this machine cannot dial it: see above.' }
