# Starts the services that RAS needs and waits until they run: the first calls of a fresh machine would be refused with 711,
# or wait half a minute for them. For the workflows; only an administrator may.
param([string[]]$Names = @('SstpSvc', 'RasMan'))
$ErrorActionPreference = 'Stop'

foreach ($name in $Names) {
  $service = Get-Service -Name $name
  if ($service.StartType -eq 'Disabled') { Set-Service -Name $name -StartupType Manual }
  if ($service.Status -ne 'Running') { Start-Service -Name $name }
  $service.WaitForStatus('Running', [TimeSpan]::FromSeconds(60))
  Write-Output "$name runs."
}
