#include "server/tls.h"

#include <openssl/ssl.h>

#include <utility>

namespace zhicheng::server {

namespace ssl = boost::asio::ssl;

std::variant<ssl::context, std::string> tls_context(const std::filesystem::path& certificate, const std::filesystem::path& key) {
  ssl::context context(ssl::context::tls_server);
  SSL_CTX* const handle = context.native_handle();
  // Of TLS 1.2 only what keeps earlier connections secret should the key be lost, and no renegotiation.
  if (SSL_CTX_set_min_proto_version(handle, TLS1_2_VERSION) != 1 || SSL_CTX_set_cipher_list(handle, "ECDHE+AESGCM:ECDHE+CHACHA20") != 1) {
    return "这里的 OpenSSL 不支持 TLS 1.2";
  }
  SSL_CTX_set_options(handle, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
  // Ten thousand idle connections give their buffers back.
  SSL_CTX_set_mode(handle, SSL_MODE_RELEASE_BUFFERS);
  boost::system::error_code failure;
  context.use_certificate_chain_file(certificate.string(), failure);
  if (failure) return "证书读不出来：" + certificate.string() + "：" + failure.message();
  context.use_private_key_file(key.string(), ssl::context::pem, failure);
  if (failure) return "证书的私钥读不出来，或与证书不配：" + key.string() + "：" + failure.message();
  return std::variant<ssl::context, std::string>(std::move(context));
}

}  // namespace zhicheng::server
