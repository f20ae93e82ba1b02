{
  'variables': {
    # Of this checkout's own builds, in whose binding.gyp it is true: a warning is an error, and our structures are
    # compared with the Windows SDK's. A user has whatever compiler and SDK there will be.
    'winras_own_build%': 'false',
  },
  'targets': [{
    'target_name': 'winras',
    'sources': ['<!@(node <(units_file) <(OS))'],
    'include_dirs': ['.', '<!(node -p "require(\'node-addon-api\').include_dir")'],
    'defines': [
      'NAPI_VERSION=8',
      'NODE_ADDON_API_CPP_EXCEPTIONS_ALL',
      'NODE_ADDON_API_DISABLE_DEPRECATED',
      'NODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
    ],
    # node-gyp's defaults forbid exceptions and choose a newer C++.
    'cflags!': ['-O3'],
    'cflags_cc!': ['-fno-exceptions', '-std=gnu++17', '-std=gnu++20', '-std=c++20'],
    'cflags_cc': ['<@(strict)'],
    'variables': {
      # Our own code compiles without a warning; the headers of others count as the system's.
      'strict': [
        '-std=c++17',
        '-Wall', '-Wextra', '-Wpedantic',
        # Quoted for the shell that make starts: paths have spaces.
        '-isystem', '"<(node_root_dir)/include/node"',
        '-isystem', '"<!(node -p "require(\'path\').dirname(require.resolve(\'node-addon-api\'))")"',
        '-fvisibility=hidden', '-fvisibility-inlines-hidden',
        # All that the package consists of is downloaded by each user: small before fast.
        '-Os', '-ffunction-sections', '-fdata-sections',
      ],
      # gyp makes what ends so relative to the file that it builds.
      'exports_file': 'exports.map',
      'units_file': 'units.mjs',
    },
    'conditions': [
      ['winras_own_build=="true"', {
        'defines': ['WINRAS_OWN_BUILD'],
        'cflags_cc': ['-Werror'],
        'msvs_settings': {'VCCLCompilerTool': {'WarnAsError': 'true'}},
        'xcode_settings': {'GCC_TREAT_WARNINGS_AS_ERRORS': 'YES'},
      }],
      ['OS=="win"', {
        'defines!': ['_HAS_EXCEPTIONS=0'],
        'defines': [
          'NOMINMAX', 'UNICODE', '_UNICODE', 'WIN32_LEAN_AND_MEAN',
          'WINVER=0x0A00', '_WIN32_WINNT=0x0A00',
          '_HAS_EXCEPTIONS=1',
          # std::sscanf, which /sdl makes an error.
          '_CRT_SECURE_NO_WARNINGS',
        ],
        'msvs_disabled_warnings': [
          # Names that hide others, which -Wall and -Wextra do not count as wrong either.
          4456, 4457, 4458, 4459,
          # A 32-bit shift that is made 64 bits wide; GCC and Clang have looked at ours.
          4334,
          # What the optimizer finds out about code that cannot be reached: mostly in node-addon-api's templates, for
          # which /external does not count then.
          4702,
          # "#pragma managed" without /clr, in node-gyp's win_delay_load_hook.cc.
          4949,
        ],
        'msvs_settings': {
          'VCCLCompilerTool': {
            'ExceptionHandling': 1,  # /EHsc
            'WarningLevel': 4,
            'AdditionalOptions!': ['-std:c++17', '-std:c++20'],
            'AdditionalOptions': [
              '/std:c++17', '/permissive-', '/utf-8', '/guard:cf', '/sdl',
              '/external:anglebrackets', '/external:W0',
            ],
          },
          'VCLinkerTool': {
            'AdditionalOptions': ['/guard:cf'],
          },
        },
        # Here because Node.js has its own choice here, which goes before that of all configurations.
        'configurations': {
          'Release': {
            'msvs_settings': {
              'VCCLCompilerTool': {
                'Optimization': 1,  # /O1
                'FavorSizeOrSpeed': 2,  # /Os
                'InlineFunctionExpansion': 1,  # /Ob1
                # Node.js is built by Clang, and hands down what only Clang and its linker know.
                'AdditionalOptions/': [['exclude', '^-f(lto|profile)']],
              },
              'VCLibrarianTool': {
                'AdditionalOptions/': [['exclude', '^-f(lto|profile)']],
              },
              'VCLinkerTool': {
                'AdditionalOptions/': [['exclude', '^(-f(lto|profile)|/opt:lldltojobs)']],
              },
            },
          },
        },
      }],
      ['OS=="linux"', {
        # The C++ library comes along, so that an older one does, too; what is unused of it does not.
        'ldflags': [
          '-static-libstdc++', '-static-libgcc',
          '-Wl,--gc-sections',
          # From build/ on, where make runs.
          '-Wl,--version-script=../<(exports_file)',
        ],
      }],
      ['OS=="mac"', {
        'xcode_settings': {
          'CLANG_CXX_LANGUAGE_STANDARD': 'c++17',
          'GCC_ENABLE_CPP_EXCEPTIONS': 'YES',
          'GCC_SYMBOLS_PRIVATE_EXTERN': 'YES',
          'GCC_OPTIMIZATION_LEVEL': 's',
          'DEAD_CODE_STRIPPING': 'YES',
          'OTHER_CPLUSPLUSFLAGS': ['<@(strict)'],
        },
      }],
    ],
  }],
}
