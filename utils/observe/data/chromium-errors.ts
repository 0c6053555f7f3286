/**
 * Every `net::ERR_*` of Chromium, grouped by meaning, without that prefix.
 * Keys are "<NEL type> <prior>" (W3C Network Error Logging types; `client.*` and `network.*` are ours for
 * what NEL leaves out). A trailing `*` stands for any ending
 * that has no row of its own.
 * Source: net/base/net_error_list.h. Priors are our own judgement.
 */
export const CHROMIUM_ERRORS: Readonly<Record<string, string>> = {
  'abandoned none':
    'IO_PENDING ABORTED UPLOAD_STREAM_* CONTEXT_SHUT_DOWN PRECONNECT_MAX_SOCKET_LIMIT ' +
    'UNABLE_TO_REUSE_* WS_UPGRADE READ_IF_READY_NOT_IMPLEMENTED EARLY_DATA_REJECTED ' +
    'WRONG_VERSION_ON_EARLY_DATA DNS_REQUEST_CANCELLED',
  'client.blocked local':
    'BLOCKED_BY_* CLEARTEXT_NOT_PERMITTED H2_OR_QUIC_REQUIRED LOCAL_NETWORK_* TEMPORARILY_THROTTLED ' +
    'DISALLOWED_URL_SCHEME UNSAFE_PORT INCONSISTENT_IP_ADDRESS_SPACE CACHED_IP_*',
  'client.device ambiguous': 'FAILED UNEXPECTED INVALID_AUTH_CREDENTIALS',
  'client.device local':
    'INVALID_ARGUMENT INVALID_HANDLE FILE_* ACCESS_DENIED NOT_IMPLEMENTED INSUFFICIENT_RESOURCES ' +
    'OUT_OF_MEMORY UPLOAD_FILE_CHANGED BLOCKED_ENROLLMENT_CHECK_PENDING ' +
    'CERT_ERROR_IN_SSL_RENEGOTIATION WINSOCK_* ADDRESS_IN_USE SOCKET_S* SOCKET_R* NO_BUFFER_SPACE ' +
    'INVALID_URL UNKNOWN_URL_SCHEME MALFORMED_IDENTITY UNSUPPORTED_AUTH_SCHEME ' +
    'MISSING_AUTH_CREDENTIALS UNEXPECTED_SECURITY_LIBRARY_STATUS MISCONFIGURED_AUTH_ENVIRONMENT ' +
    'UNDOCUMENTED_* CACHE_* NO_PRIVATE_KEY_FOR_CERT ADD_USER_CERT_FAILED TRUST_TOKEN_* ' +
    'PKCS12_IMPORT_* IMPORT_* KEY_GENERATION_FAILED PRIVATE_KEY_EXPORT_FAILED SELF_SIGNED_* ' +
    'CERT_DATABASE_CHANGED CERT_VERIFIER_CHANGED',
  'client.policy local': 'BLOCKED_BY_ADMINISTRATOR BLOCKED_IN_INCOGNITO_* NETWORK_ACCESS_DENIED',
  'dns.failed ambiguous': 'HOST_RESOLVER_* NAME_RESOLUTION_FAILED DNS_*',
  'dns.name_collision local': 'ICANN_NAME_COLLISION',
  'dns.name_not_resolved ambiguous': 'NAME_NOT_RESOLVED',
  'dns.protocol ambiguous': 'DNS_MALFORMED_RESPONSE',
  'dns.server ambiguous': 'DNS_SERVER_FAILED',
  'dns.timed_out ambiguous': 'DNS_TIMED_OUT',
  'h2.ping_failed ambiguous': 'HTTP2_PING_FAILED',
  'h2.protocol.error ambiguous': 'HTTP2_PROTOCOL_ERROR',
  'h3.protocol.error ambiguous': 'QUIC_PROTOCOL_ERROR',
  'http.failed remote-leaning':
    'BLOCKED_BY_RESPONSE INVALID_REDIRECT UNSAFE_REDIRECT METHOD_NOT_SUPPORTED RESPONSE_* ' +
    'CONTENT_DECODING_* ENCODING_* UNRECOGNIZED_FTP_* TOO_MANY_RETRIES HTTP_RESPONSE_CODE_FAILURE ' +
    'TOO_MANY_ACCEPT_CH_RESTARTS INVALID_SIGNED_EXCHANGE INVALID_WEB_BUNDLE FTP_*',
  'http.protocol.error ambiguous':
    'ALPN_NEGOTIATION_FAILED WS_* SYN_REPLY_NOT_RECEIVED INCOMPLETE_HTTP2_HEADERS HTTP2_* QUIC_* ' +
    'HTTP_1_1_REQUIRED',
  'http.request.range_not_satisfiable remote-leaning': 'REQUEST_RANGE_NOT_SATISFIABLE',
  'http.response.headers.multiple_content_disposition remote-leaning':
    'RESPONSE_HEADERS_MULTIPLE_CONTENT_DISPOSITION',
  'http.response.headers.multiple_content_length remote-leaning': 'RESPONSE_HEADERS_MULTIPLE_CONTENT_LENGTH',
  'http.response.headers.truncated remote-leaning': 'RESPONSE_HEADERS_TRUNCATED',
  'http.response.invalid remote-leaning': 'INVALID_RESPONSE INVALID_HTTP_RESPONSE',
  'http.response.invalid.content_length_mismatch remote-leaning': 'CONTENT_LENGTH_MISMATCH',
  'http.response.invalid.empty remote-leaning': 'EMPTY_RESPONSE',
  'http.response.invalid.incomplete_chunked_encoding remote-leaning': 'INCOMPLETE_CHUNKED_ENCODING',
  'http.response.invalid.invalid_chunked_encoding remote-leaning': 'INVALID_CHUNKED_ENCODING',
  'http.response.redirect_loop remote-leaning': 'TOO_MANY_REDIRECTS',
  'network.changed local': 'NETWORK_CHANGED NETWORK_IO_SUSPENDED',
  'network.offline local': 'INTERNET_DISCONNECTED',
  'network.proxy local':
    'TUNNEL_CONNECTION_FAILED PROXY_* SOCKS_* MANDATORY_PROXY_CONFIGURATION_FAILED HTTPS_PROXY_* ' +
    'UNEXPECTED_PROXY_AUTH PAC_* NO_SUPPORTED_PROXIES',
  'tcp.aborted ambiguous': 'CONNECTION_ABORTED',
  'tcp.address_invalid ambiguous': 'ADDRESS_INVALID',
  'tcp.address_unreachable ambiguous': 'ADDRESS_UNREACHABLE',
  'tcp.closed ambiguous': 'CONNECTION_CLOSED',
  'tcp.failed ambiguous':
    'SOCKET_NOT_CONNECTED SOCKET_IS_CONNECTED CONNECTION_FAILED SOCKS_CONNECTION_HOST_UNREACHABLE ' +
    'MSG_TOO_BIG',
  'tcp.refused remote-leaning': 'CONNECTION_REFUSED',
  'tcp.reset ambiguous': 'CONNECTION_RESET',
  'tcp.timed_out ambiguous': 'TIMED_OUT CONNECTION_TIMED_OUT',
  'tls.bad_client_auth_cert local': 'BAD_SSL_CLIENT_AUTH_CERT',
  'tls.cert.authority_invalid ambiguous': 'CERT_AUTHORITY_INVALID',
  'tls.cert.date_invalid ambiguous': 'CERT_DATE_INVALID',
  'tls.cert.failed ambiguous':
    'CT_* ECH_FALLBACK_CERTIFICATE_INVALID CERT_* CERTIFICATE_TRANSPARENCY_REQUIRED ' +
    'QUIC_CERT_ROOT_NOT_KNOWN',
  'tls.cert.intercepted local': 'CERT_KNOWN_INTERCEPTION_BLOCKED',
  'tls.cert.invalid ambiguous': 'CERT_INVALID',
  'tls.cert.name_invalid ambiguous': 'CERT_COMMON_NAME_INVALID',
  'tls.cert.pinned_key_not_in_cert_chain ambiguous': 'SSL_PINNED_KEY_NOT_IN_CERT_CHAIN',
  'tls.cert.revoked remote-leaning': 'CERT_REVOKED',
  'tls.failed ambiguous':
    'SSL_* CLIENT_AUTH_CERT_TYPE_UNSUPPORTED TLS13_DOWNGRADE_DETECTED INVALID_ECH_CONFIG_LIST ECH_* ' +
    'INSECURE_RESPONSE',
  'tls.failed local': 'SSL_CLIENT_AUTH_CERT_NEEDED NO_SSL_VERSIONS_ENABLED',
  'tls.protocol.error ambiguous': 'SSL_PROTOCOL_ERROR',
  'tls.unrecognized_name_alert ambiguous': 'SSL_UNRECOGNIZED_NAME_ALERT',
  'tls.version_or_cipher_mismatch ambiguous': 'SSL_VERSION_OR_CIPHER_MISMATCH',
};
