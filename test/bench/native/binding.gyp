{
  'targets': [{
    'target_name': 'winras_bench',
    # The addon itself as it is, but for its module and its RASes.
    'sources': ['bench_ras.cc', 'module.cc', 'notifying.cc', '<!@(node sources.mjs)'],
    'include_dirs': ['../../../native', '<!(node -p "require(\'node-addon-api\').include_dir")'],
    'defines': [
      'NAPI_VERSION=8',
      'NODE_ADDON_API_CPP_EXCEPTIONS_ALL',
      'NODE_ADDON_API_DISABLE_DEPRECATED',
      'NODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
    ],
    'cflags_cc!': ['-fno-exceptions', '-std=gnu++17', '-std=gnu++20', '-std=c++20'],
    'cflags_cc': ['-std=c++17', '-fvisibility=hidden', '-fvisibility-inlines-hidden'],
    'conditions': [
      ['OS=="win"', {
        'defines': [
          'NOMINMAX', 'UNICODE', '_UNICODE', 'WIN32_LEAN_AND_MEAN',
          'WINVER=0x0A00', '_WIN32_WINNT=0x0A00',
          '_HAS_EXCEPTIONS=1',
        ],
        'msvs_settings': {
          'VCCLCompilerTool': {
            'ExceptionHandling': 1,  # /EHsc
            'AdditionalOptions!': ['-std:c++17', '-std:c++20'],
            'AdditionalOptions': ['/std:c++17', '/utf-8'],
          },
        },
      }],
      ['OS=="mac"', {
        'xcode_settings': {
          'CLANG_CXX_LANGUAGE_STANDARD': 'c++17',
          'GCC_ENABLE_CPP_EXCEPTIONS': 'YES',
          'GCC_SYMBOLS_PRIVATE_EXTERN': 'YES',
        },
      }],
    ],
  }],
}
