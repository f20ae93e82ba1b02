# The addon of this checkout. The package that users install has no file of this name here, as package managers
# would compile it.
{'includes': ['native/addon.gypi']}
