# For the probe's row vpnProfile: a VPN profile with six different IPsec values and three routes, so that the phone book
# shows where and how Windows writes each. Nothing is dialed. The probe removes the profile.
param([Parameter(Mandatory)][string]$Name)
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

# What each cmdlet ended with: 'ok', or the id of its error, which is not translated and holds no name.
$steps = [ordered]@{}

function Step([string]$What, [scriptblock]$Do) {
  try {
    & $Do | Out-Null
    $script:steps[$What] = 'ok'
  } catch {
    $script:steps[$What] = [string]$_.FullyQualifiedErrorId
  }
}

# Each is told to stop: the functions of a module need not see the preference of a script.
Step 'add' {
  Add-VpnConnection -Name $Name -ServerAddress '127.0.0.1' -TunnelType Ikev2 -AuthenticationMethod MachineCertificate -EncryptionLevel Required -Force -ErrorAction Stop
}
# 2, 6, 3, 5, 1 and 4 in the order of the file that is assumed: all six differ.
Step 'ipsec' {
  Set-VpnConnectionIPsecConfiguration -ConnectionName $Name -IntegrityCheckMethod SHA256 -EncryptionMethod GCMAES256 -DHGroup Group14 -CipherTransformConstants AES256 -AuthenticationTransformConstants SHA196 -PfsGroup ECP256 -Force -ErrorAction Stop
}
# Prefixes for documentation, which nobody has.
Step 'route4' { Add-VpnConnectionRoute -ConnectionName $Name -DestinationPrefix '192.0.2.0/24' -RouteMetric 10 -ErrorAction Stop }
Step 'route6' { Add-VpnConnectionRoute -ConnectionName $Name -DestinationPrefix '2001:db8::/32' -RouteMetric 7 -ErrorAction Stop }
Step 'routeWithoutMetric' { Add-VpnConnectionRoute -ConnectionName $Name -DestinationPrefix '198.51.100.128/25' -ErrorAction Stop }

Write-Output ('winras-probe:' + ($steps | ConvertTo-Json -Compress))
