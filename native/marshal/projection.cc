#include "marshal/answers.h"

namespace winras {
namespace {

Napi::Object AddressesToJs(Napi::Env env, const Addresses& addresses) {
  Napi::Object object = Napi::Object::New(env);
  object.Set("error", addresses.error);
  SetText(object, "address", addresses.address);
  SetText(object, "serverAddress", addresses.server_address);
  return object;
}

Napi::Object SideToJs(Napi::Env env, const PppSide& side) {
  Napi::Object object = Napi::Object::New(env);
  object.Set("authenticationProtocol", side.authentication_protocol);
  object.Set("authenticationData", side.authentication_data);
  object.Set("eapType", side.eap_type);
  object.Set("ipOptions", side.ip_options);
  object.Set("lcpOptions", side.lcp_options);
  object.Set("compressionAlgorithm", side.compression_algorithm);
  object.Set("compressionOptions", side.compression_options);
  return object;
}

Napi::Object PppToJs(Napi::Env env, const PppProjection& ppp) {
  Napi::Object object = Napi::Object::New(env);
  object.Set("bundled", ppp.bundled);
  object.Set("multilink", ppp.multilink);
  object.Set("lcpError", ppp.lcp_error);
  object.Set("compressionError", ppp.compression_error);
  object.Set("client", SideToJs(env, ppp.client));
  object.Set("server", SideToJs(env, ppp.server));
  SetText(object, "replyMessage", ppp.reply_message);
  return object;
}

Napi::Object Ikev2ToJs(Napi::Env env, const Ikev2Projection& ikev2) {
  Napi::Object object = Napi::Object::New(env);
  object.Set("prefixLength", ikev2.prefix_length);
  object.Set("authenticationProtocol", ikev2.authentication_protocol);
  object.Set("eapType", ikev2.eap_type);
  object.Set("flags", ikev2.flags);
  object.Set("encryptionMethod", ikev2.encryption_method);
  const auto to_js = [](Napi::Env env, const std::string& text) {
    return Napi::String::New(env, text);
  };
  object.Set("serverAddresses", ArrayToJs(env, ikev2.server_addresses, to_js));
  return object;
}

}  // namespace

Napi::Value ToJs(Napi::Env env, const Projection& projection) {
  Napi::Object object = Napi::Object::New(env);
  object.Set("ipv4", AddressesToJs(env, projection.ipv4));
  object.Set("ipv6", AddressesToJs(env, projection.ipv6));
  if (projection.ppp) object.Set("ppp", PppToJs(env, *projection.ppp));
  if (projection.ikev2) object.Set("ikev2", Ikev2ToJs(env, *projection.ikev2));
  return object;
}

}  // namespace winras
