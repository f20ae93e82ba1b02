#include "objects/connection_questions.h"

#include <cstring>
#include <vector>

#include "calls/update_connection.h"
#include "marshal/answers.h"
#include "marshal/arguments.h"
#include "objects/members.h"

namespace winras {
namespace {

void DefineStatistics(Napi::Object object, const SharedProvider& provider) {
  DefineMethod(object, "statistics", [provider](const Napi::CallbackInfo& info) {
    const auto call = [handle = HandleFrom(info[0], "handle")](Provider& ras) {
      return ConnectionStatistics(ras, handle);
    };
    return Ask(info.Env(), provider, call, AnswerToJs<RAS_STATS>);
  });
  DefineMethod(object, "clearStatistics", [provider](const Napi::CallbackInfo& info) {
    const auto call = [handle = HandleFrom(info[0], "handle")](Provider& ras) {
      return ClearConnectionStatistics(ras, handle);
    };
    return Ask(info.Env(), provider, call, AnswerToJs<Nothing>);
  });
  DefineMethod(object, "linkStatistics", [provider](const Napi::CallbackInfo& info) {
    const auto call = [handle = HandleFrom(info[0], "handle"),
                       link = DwordFrom(info[1], "subentry")](Provider& ras) {
      return LinkStatistics(ras, handle, link);
    };
    return Ask(info.Env(), provider, call, AnswerToJs<RAS_STATS>);
  });
  DefineMethod(object, "clearLinkStatistics", [provider](const Napi::CallbackInfo& info) {
    const auto call = [handle = HandleFrom(info[0], "handle"),
                       link = DwordFrom(info[1], "subentry")](Provider& ras) {
      return ClearLinkStatistics(ras, handle, link);
    };
    return Ask(info.Env(), provider, call, AnswerToJs<Nothing>);
  });
}

void DefineLinks(Napi::Object object, const SharedProvider& provider) {
  DefineMethod(object, "links", [provider](const Napi::CallbackInfo& info) {
    const auto call = [handle = HandleFrom(info[0], "handle")](Provider& ras) {
      return Links(ras, handle);
    };
    return Ask(info.Env(), provider, call, AnswerToJs<std::vector<LinkHandle>>);
  });
  DefineMethod(object, "link", [provider](const Napi::CallbackInfo& info) {
    const auto call = [handle = HandleFrom(info[0], "handle"),
                       link = DwordFrom(info[1], "subentry")](Provider& ras) {
      return Link(ras, handle, link);
    };
    return Ask(info.Env(), provider, call, AnswerToJs<LinkHandle>);
  });
  DefineMethod(object, "hangUpLink", [provider](const Napi::CallbackInfo& info) {
    const auto call = [handle = HandleFrom(info[0], "handle")](Provider& ras) {
      return HangUpLinkOnce(ras, handle);
    };
    return Ask(info.Env(), provider, call, AnswerToJs<Nothing>);
  });
  DefineMethod(object, "linkCount", [provider](const Napi::CallbackInfo& info) {
    const auto call = [book = OptionalTextFrom(info[0], "phoneBook"),
                       entry = TextFrom(info[1], "entryName")](Provider& ras) {
      return LinkCount(ras, book, entry);
    };
    return Ask(info.Env(), provider, call, AnswerToJs<DWORD>);
  });
}

// The bytes of an IPv4 or IPv6 address; undefined for an end that stays.
RASTUNNELENDPOINT EndpointFrom(Napi::Value value, const char* name) {
  RASTUNNELENDPOINT endpoint{};
  if (value.IsUndefined()) return endpoint;
  if (value.IsTypedArray()) {
    const auto array = value.As<Napi::TypedArray>();
    const std::size_t length = array.ByteLength();
    const BYTE* const bytes =
        static_cast<const BYTE*>(array.ArrayBuffer().Data()) + array.ByteOffset();
    if (length == sizeof endpoint.ipv4.bytes) {
      endpoint.dwType = RASTUNNELENDPOINT_IPv4;
      std::memcpy(endpoint.ipv4.bytes, bytes, length);
      return endpoint;
    }
    if (length == sizeof endpoint.ipv6.bytes) {
      endpoint.dwType = RASTUNNELENDPOINT_IPv6;
      std::memcpy(endpoint.ipv6.bytes, bytes, length);
      return endpoint;
    }
  }
  throw Napi::TypeError::New(value.Env(), std::string(name) + " must be 4 or 16 bytes");
}

}  // namespace

void DefineConnectionQuestions(Napi::Object object, const SharedProvider& provider) {
  DefineStatistics(object, provider);
  DefineLinks(object, provider);
  DefineMethod(object, "projection", [provider](const Napi::CallbackInfo& info) {
    const auto call = [handle = HandleFrom(info[0], "handle")](Provider& ras) {
      return GetProjection(ras, handle);
    };
    return Ask(info.Env(), provider, call, AnswerToJs<Projection>);
  });
  DefineMethod(object, "updateConnection", [provider](const Napi::CallbackInfo& info) {
    const HRASCONN handle = HandleFrom(info[0], "handle");
    const TunnelEnds ends{DwordFrom(info[1], "interfaceIndex"), EndpointFrom(info[2], "local"),
                          EndpointFrom(info[3], "remote")};
    const auto call = [handle, ends](Provider& ras) { return UpdateConnection(ras, handle, ends); };
    return Ask(info.Env(), provider, call, AnswerToJs<Nothing>);
  });
}

}  // namespace winras
