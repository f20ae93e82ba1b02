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

Install-WindowsFeature DirectAccess-VPN -IncludeManagementTools | Out-Null
Install-RemoteAccess -VpnType Vpn -IPAddressRange 10.99.0.1, 10.99.0.20
Set-RemoteAccess -SslCertificate $certificate
Set-VpnAuthProtocol -UserAuthProtocolAccepted EAP, MsChapv2
Restart-Service RemoteAccess

New-LocalUser $user -Password (ConvertTo-SecureString $password -AsPlainText -Force) | Out-Null
netsh ras set user name=$user dialin=permit
if ($LASTEXITCODE -ne 0) { throw "netsh ended with $LASTEXITCODE" }

# Split: else all that the machine sends would go through itself.
Add-VpnConnection -Name $EntryName -ServerAddress $server -TunnelType Sstp `
  -AuthenticationMethod MSChapv2 -EncryptionLevel Required -SplitTunneling -RememberCredential -Force

$env:WINRAS_SERVER_USER = $user
$env:WINRAS_SERVER_PASSWORD = $password
try {
  node "$PSScriptRoot/store-credentials.mjs" $EntryName
  if ($LASTEXITCODE -ne 0) { throw "storing the credentials ended with $LASTEXITCODE" }
} finally {
  Remove-Item Env:WINRAS_SERVER_USER, Env:WINRAS_SERVER_PASSWORD
}
