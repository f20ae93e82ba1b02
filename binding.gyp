# The addon of this checkout. The package that users install has no file of this name here, as package managers
# would compile it.
{
  'variables': {'winras_own_build': 'true'},
  'includes': ['native/addon.gypi'],
}
