# For who builds the addon from the sources in the package: npm install --prefix node_modules/winras/native
{'includes': ['addon.gypi']}
