/**
 * Firefox errors, grouped by meaning, as `NAME:code` without `NS_` or `NS_ERROR_`; the code is the nsresult in hex.
 * Keys are "<NEL type> <prior>" (W3C Network Error Logging types; `client.*` and `network.*` are ours for
 * what NEL leaves out). A trailing `*` stands for any ending.
 * `PROXY_*` (an HTTP status told by a proxy, nsresult 804b0000 + 1000 + status) is in classify.ts. Names and numbers both reach us: webRequest tells the name, webNavigation the number.
 * Source: xpcom/base/ErrorList.py, security/nss and mozilla::pkix error lists. Priors are our own judgement.
 */
export const FIREFOX_ERRORS: Readonly<Record<string, string>> = {
  'abandoned none':
    'BINDING_ABORTED:804b0002 BINDING_REDIRECTED:804b0003 BINDING_RETARGETED:804b0004 ' +
    'NO_CONTENT:804b0011 DOCSHELL_DYING:804b004e SUPERFLUOS_AUTH:804b005b ' +
    'WONT_HANDLE_CONTENT:805d0001 PARSED_DATA_CACHED:805d0021 BINDING_CANCELLED_OLD_LOAD:805d0027',
  'client.blocked local':
    'PORT_ACCESS_NOT_ALLOWED:804b0013 HTTPS_ONLY:804b0056 NON_LOCAL_CONNECTION_REFUSED:804b0058 ' +
    'MALWARE_URI:805d001e PHISHING_URI:805d001f TRACKING_URI:805d0022 UNWANTED_URI:805d0023 ' +
    'BLOCKED_URI:805d0025 HARMFUL_URI:805d0026 FINGERPRINTING_URI:805d0029 CRYPTOMINING_URI:805d002a ' +
    'SOCIALTRACKING_URI:805d002b EMAILTRACKING_URI:805d002c CONTENT_BLOCKED:805e0006 ' +
    'CONTENT_BLOCKED_SHOW_ALT:805e0007 ABORT:80004004',
  'client.device ambiguous':
    'BINDING_FAILED:804b0001 LOAD_SHOWED_ERRORPAGE:804b004d INTERCEPTION_FAILED:804b0064 ' +
    'FAILURE:80004005 UNEXPECTED:8000ffff NET_UNKNOWN_*',
  'client.device local':
    'MALFORMED_URI:804b000a IN_PROGRESS:804b000f UNKNOWN_PROTOCOL:804b0012 ' +
    'UNKNOWN_SOCKET_TYPE:804b0033 SOCKET_CREATE_FAILED:804b0034 SOCKET_ADDRESS_NOT_SUPPORTED:804b0035 ' +
    'SOCKET_ADDRESS_IN_USE:804b0036 CACHE_KEY_NOT_FOUND:804b003d DOCUMENT_NOT_CACHED:804b0046 ' +
    'FRAME_CRASHED:805e000e CONTENT_CRASHED:805e0010 BUILDID_MISMATCH:805e0011',
  'dns.failed ambiguous': 'NET_ON_RESOLVING',
  'dns.failed local': 'DNS_LOOKUP_QUEUE_FULL:804b0021',
  'dns.name_not_resolved ambiguous': 'UNKNOWN_HOST:804b001e DEFINITIVE_UNKNOWN_HOST:804b002b',
  'h2.protocol.error ambiguous': 'NET_HTTP2_SENT_GOAWAY:804b0053',
  'h3.protocol.error ambiguous': 'NET_HTTP3_PROTOCOL_ERROR:804b0054',
  'http.error remote': 'NET_ERROR_RESPONSE:804b0023',
  'http.failed remote':
    'XFO_VIOLATION:805a0060 CSP_FORM_ACTION_VIOLATION:805a0061 CSP_FRAME_ANCESTOR_VIOLATION:805a0062',
  'http.failed remote-leaning':
    'UNSAFE_CONTENT_TYPE:804b004a DOM_BAD_URI:805303f4 DOM_CORP_FAILED:8053040c ' +
    'DOM_COEP_FAILED:80530410 DOM_COOP_FAILED:80530411 NET_ON_WAITING_FOR',
  'http.protocol.error ambiguous': 'NET_ON_TLS_HANDSHAKE_ENDED NET_ON_SENDING_TO NET_ON_REQUEST_HEADER',
  'http.response.invalid remote-leaning':
    'INVALID_CONTENT_ENCODING:804b001b CORRUPTED_CONTENT:804b001d PARSING_HTTP_STATUS_LINE:804b005a',
  'http.response.invalid.empty remote': 'NET_EMPTY_RESPONSE:804b0024',
  'http.response.redirect_loop remote-leaning': 'REDIRECT_LOOP:804b001f',
  'network.offline local': 'OFFLINE:804b0010',
  'network.proxy local': 'UNKNOWN_PROXY_HOST:804b002a PROXY_CONNECTION_REFUSED:804b0048',
  'tcp.closed ambiguous': 'NET_INTERRUPT:804b0047 NET_PARTIAL_TRANSFER:804b004c',
  'tcp.failed ambiguous':
    'NET_ON_RESOLVED NET_ON_CONNECTING_TO NET_ON_RECEIVING_FROM NET_ON_TRANSACTION_CLOSE',
  'tcp.refused ambiguous': 'WEBSOCKET_CONNECTION_REFUSED:804b0057',
  'tcp.refused remote-leaning': 'CONNECTION_REFUSED:804b000d',
  'tcp.reset ambiguous': 'NET_RESET:804b0014',
  'tcp.timed_out ambiguous': 'NET_TIMEOUT:804b000e NET_TIMEOUT_EXTERNAL:804b0055',
  'tls.cert.authority_invalid ambiguous':
    'SEC_ERROR_UNKNOWN_ISSUER:805a1ff3 SEC_ERROR_UNTRUSTED_ISSUER:805a1fec ' +
    'MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT:805a3ff2',
  'tls.cert.date_invalid ambiguous':
    'SEC_ERROR_EXPIRED_CERTIFICATE:805a1ff5 SEC_ERROR_EXPIRED_ISSUER_CERTIFICATE:805a1fe2',
  'tls.cert.date_invalid local':
    'MOZILLA_PKIX_ERROR_NOT_YET_VALID_CERTIFICATE:805a3ffb ' +
    'MOZILLA_PKIX_ERROR_NOT_YET_VALID_ISSUER_CERTIFICATE:805a3ffa',
  'tls.cert.intercepted local': 'MOZILLA_PKIX_ERROR_MITM_DETECTED:805a3ff1',
  'tls.cert.invalid ambiguous': 'BAD_HSTS_CERT:804b0059 SEC_ERROR_UNTRUSTED_CERT:805a1feb',
  'tls.cert.invalid remote-leaning': 'SEC_ERROR_CERT_SIGNATURE_ALGORITHM_DISABLED:805a1f50',
  'tls.cert.name_invalid ambiguous': 'SSL_ERROR_BAD_CERT_DOMAIN:805a2ff4',
  'tls.cert.pinned_key_not_in_cert_chain local': 'MOZILLA_PKIX_ERROR_KEY_PINNING_FAILURE:805a4000',
  'tls.cert.revoked remote-leaning': 'SEC_ERROR_REVOKED_CERTIFICATE:805a1ff4',
  'tls.failed ambiguous': 'NET_ON_CONNECTED_TO NET_ON_TLS_HANDSHAKE_STARTING',
  'tls.failed remote-leaning': 'NET_INADEQUATE_SECURITY:804b0052',
  'tls.protocol.error ambiguous': 'SSL_ERROR_RX_RECORD_TOO_LONG:805a2fe7',
  'tls.version_or_cipher_mismatch remote-leaning':
    'SSL_ERROR_NO_CYPHER_OVERLAP:805a2ffe SSL_ERROR_UNSUPPORTED_VERSION:805a2ff7',
};
