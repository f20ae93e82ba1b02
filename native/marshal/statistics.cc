#include "marshal/answers.h"

namespace winras {

Napi::Value ToJs(Napi::Env env, const RAS_STATS& statistics) {
  Napi::Object object = Napi::Object::New(env);
  object.Set("bytesTransmitted", statistics.dwBytesXmited);
  object.Set("bytesReceived", statistics.dwBytesRcved);
  object.Set("framesTransmitted", statistics.dwFramesXmited);
  object.Set("framesReceived", statistics.dwFramesRcved);
  object.Set("crcErrors", statistics.dwCrcErr);
  object.Set("timeoutErrors", statistics.dwTimeoutErr);
  object.Set("alignmentErrors", statistics.dwAlignmentErr);
  object.Set("hardwareOverrunErrors", statistics.dwHardwareOverrunErr);
  object.Set("framingErrors", statistics.dwFramingErr);
  object.Set("bufferOverrunErrors", statistics.dwBufferOverrunErr);
  object.Set("connectDuration", statistics.dwConnectDuration);
  object.Set("compressionRatioIn", statistics.dwCompressionRatioIn);
  object.Set("compressionRatioOut", statistics.dwCompressionRatioOut);
  object.Set("bitsPerSecond", statistics.dwBps);
  return object;
}

}  // namespace winras
