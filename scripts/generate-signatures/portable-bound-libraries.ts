/**
 * Portable libraries whose bindings for Python are written with ctypes or cffi, or that programs open by themselves:
 * computing, documents, media, networks, instruments and the parts of a Linux system. The same rule: what a binding calls.
 */

import type { PortableLibrary } from "./portable-libraries.ts";

export const COMPUTING: readonly PortableLibrary[] = [
  { packages: ["opencl-c-headers"], headers: ["CL/cl.h"], names: /^cl[A-Z]/ },
  { packages: ["librocm-smi-dev"], headers: ["rocm_smi/rocm_smi.h"], names: /^rsmi_/ },
  { packages: ["libgmp-dev"], headers: ["gmp.h"], names: /^__gmp[zq]_/ },
  { packages: ["libunicorn-dev"], headers: ["unicorn/unicorn.h"], names: /^uc_/ },
  {
    packages: ["libopenblas-pthread-dev"],
    folders: ["x86_64-linux-gnu/openblas-pthread"],
    headers: ["cblas.h"],
    names: /^openblas_/,
  },
  { packages: ["libudunits2-dev"], headers: ["udunits2.h"], names: /^ut_/ },
  {
    packages: ["libgdal-dev"],
    folders: ["gdal"],
    headers: ["gdal.h", "ogr_api.h", "ogr_srs_api.h", "cpl_conv.h", "cpl_error.h", "cpl_vsi.h", "cpl_string.h"],
    names:
      /^(?:OGR_(?:DS|Dr|F|FD|Fld|G|L)_(?!.*(?:Style|Domain|Lock|Lin|Curve|Native|ZM|PointM|Ex$|GMLTree|Approx|Polygonize|Normalize|Lower|SwapXY|Symmetric|GetArea$|Equal$|Intersect$|GetBoundary))|OGR(?:Register|Open|Close|Release|GetDriver|Free)|OSR(?:New|Clone|Destroy|Release|Import|Export|Is|Auto|Validate|Morph|Get(?!.*(?:Area|Database|Norm|Inv))|Set(?:WellKnown|From|Axis|UTM|Linear|Angular))|GDAL(?:AllRegister|Open|Close|Create(?:Copy)?$|(?!.*(?:Ex|64|VirtualMem|Histogram|Sample|Domain\w*|Relationship\w*|Style\w*|GCP\w*|HelpTopic|OptionList|Unit\w*|Coverage\w*|RootGroup|CategoryNames)$)(?:Get(?:Driver|Raster|GeoTransform|Projection|Metadata|Description|Dataset|Block|DataType)|Set(?:GeoTransform|Projection|Raster|Metadata|Description)|Dataset(?:Get|Raster|Create|Execute|Release))|RasterIO$|VersionInfo|FlushCache)|CPL(?:SetConfig|GetConfig|PushErrorHandler|PopErrorHandler|SetErrorHandler|GetLastError|ErrorReset|Free$)|VSI(?:FileFromMemBuffer|GetMemFileBuffer|Unlink|Free|Malloc|F\w+L$)|CSL(?:Add|Count|Destroy|Fetch|Get|Set))/,
  },
  {
    packages: ["libspatialindex-dev"],
    headers: ["spatialindex/capi/sidx_api.h"],
    names: /^(?:(?:Index|IndexItem|IndexProperty|SIDX)_|Error_(?:GetLast|GetErrorCount|Reset|Pop|PushError))/,
  },
  {
    packages: ["libapriltag-dev"],
    folders: ["apriltag"],
    headers: ["apriltag/apriltag.h", "apriltag/apriltag_pose.h", "apriltag/common/image_u8.h"],
    names: /^(?:apriltag_|image_u8_|matd_(?:create|destroy|copy))/,
  },
];

export const DOCUMENTS: readonly PortableLibrary[] = [
  { packages: ["libgs-dev"], headers: ["ghostscript/iapi.h"], names: /^gsapi_/ },
  { packages: ["libopenjp2-7-dev"], folders: ["openjpeg-2.5"], headers: ["openjpeg.h"], names: /^opj_/ },
  { packages: ["libraw-dev"], headers: ["libraw/libraw.h"], names: /^libraw_/ },
  {
    packages: ["libwebp-dev"],
    headers: ["webp/encode.h", "webp/decode.h"],
    names: /^WebP(?:Encode|Decode|Free|Malloc|Get|Config|Picture(?:Init|Alloc|Free|Import|ARGB))/,
  },
  { packages: ["libqrencode-dev"], headers: ["qrencode.h"], names: /^QR(?:code|input)_/ },
  {
    packages: ["libyajl-dev"],
    headers: ["yajl/yajl_parse.h", "yajl/yajl_gen.h", "yajl/yajl_tree.h", "yajl/yajl_version.h"],
    names: /^yajl_/,
  },
  { packages: ["libpcre3-dev"], headers: ["pcre.h"], names: /^pcre_/ },
  { packages: ["libvoikko-dev"], headers: ["libvoikko/voikko.h"], names: /^voikko/ },
  { packages: ["libmecab-dev"], headers: ["mecab.h"], names: /^mecab_/ },
  {
    packages: ["liblouis-dev"],
    headers: ["liblouis/liblouis.h"],
    // Not those that take text: how wide its characters are, the build decides.
    names:
      /^lou_(?:version|charSize|free|(?:set|get)DataPath|log|setLog|registerLog|getTable|checkTable|(?:find|index|list)Table)/,
  },
  {
    packages: ["zlib1g-dev"],
    headers: ["zlib.h"],
    // Not `compress` and `crc32`, which other libraries have too.
    names:
      /^(?:deflate|inflate|gz(?:open|dopen|buffer|read|write|puts|gets|getc|flush|seek|rewind|tell|eof|close|error)|zlib|crc32_|adler32_|compress2|compressBound|uncompress2)/,
  },
  { packages: ["libbz2-dev"], headers: ["bzlib.h"], names: /^BZ2_/ },
  {
    packages: ["liblzma-dev"],
    headers: ["lzma.h"],
    names: /^lzma_(?:code|end|auto|alone|easy|stream|raw|version|mem|properties|lzma_preset|crc|check|get)/,
  },
  {
    packages: ["liblz4-dev"],
    headers: ["lz4.h", "lz4hc.h", "lz4frame.h"],
    names:
      /^LZ4(?:_(?:compress|decompress|version)|F_(?:compress|decompress|create|free|isError|getErrorName|getFrame))/,
  },
  { packages: ["libzstd-dev"], headers: ["zstd.h"], names: /^ZSTD_/ },
  { packages: ["libbrotli-dev"], headers: ["brotli/encode.h", "brotli/decode.h"], names: /^Brotli/ },
  { packages: ["libblosc-dev"], headers: ["blosc.h"], names: /^blosc_/ },
  { packages: ["librsync-dev"], headers: ["librsync.h"], names: /^rs_/ },
  { packages: ["libfuzzy-dev"], headers: ["fuzzy.h"], names: /^fuzzy_/ },
];

export const MEDIA: readonly PortableLibrary[] = [
  {
    packages: ["libmpg123-dev"],
    headers: ["mpg123.h"],
    names:
      /^mpg123_(?:init|exit|new|delete|open\w*|close|read|decode\w*|getformat|format\w*|outblock|length|tell|seek|id3|info|strerror|plain_strerror|errcode|param|getparam|volume|feed\w*|scan)$/,
  },
  { packages: ["libsamplerate0-dev"], headers: ["samplerate.h"], names: /^src_/ },
  { packages: ["libmodplug-dev"], headers: ["libmodplug/modplug.h"], names: /^ModPlug_/ },
  {
    packages: ["libtheora-dev", "libogg-dev"],
    headers: ["theora/theora.h", "theora/theoradec.h", "theora/theoraenc.h"],
    names: /^(?:theora|th)_/,
  },
  {
    packages: ["libspeex-dev"],
    headers: ["speex/speex.h", "speex/speex_header.h", "speex/speex_stereo.h"],
    names: /^speex_/,
  },
  { packages: ["liblilv-dev", "lv2-dev"], folders: ["lilv-0"], headers: ["lilv/lilv.h"], names: /^lilv_/ },
  { packages: ["libtagc0-dev"], headers: ["taglib/tag_c.h"], names: /^taglib_/ },
  {
    packages: ["libsdl2-gfx-dev", "libsdl2-dev"],
    folders: ["SDL2"],
    headers: ["SDL2/SDL2_gfxPrimitives.h", "SDL2/SDL2_framerate.h", "SDL2/SDL2_rotozoom.h"],
    names:
      /^(?:SDL_\w*[fF]ramerate\w*|(?:aa|filled|thick|rounded|string|character|textured|roto|zoom|shrink|bezier|pixel|[hv]line)\w*(?:RGBA|Color|Surface\w*|Size\w*))$/,
  },
  {
    packages: ["libglut-dev", "libgl-dev", "libglu1-mesa-dev"],
    headers: ["GL/freeglut.h"],
    names:
      /^glut(?!\w*(?:Ucall|Multi|Joystick[GSN]|InitContext|InitErr|InitWarn|VertexAttrib|Spaceball|Tablet|ButtonBox|Dials|Video|Overlay|Sierpinski|Menu(?:Data|Font|Destroy)))[A-Z]/,
  },
  { packages: ["libglu1-mesa-dev", "libgl-dev"], headers: ["GL/glu.h"], names: /^glu[A-Z]/ },
  { packages: ["libcaca-dev"], headers: ["caca.h"], names: /^caca_/ },
  { packages: ["libopenxr-dev"], headers: ["openxr/openxr.h"], names: /^xr[A-Z]/ },
  {
    packages: ["libwayland-dev"],
    headers: ["wayland-client.h", "wayland-server.h", "wayland-cursor.h"],
    names: /^wl_/,
  },
];

export const NETWORKS: readonly PortableLibrary[] = [
  { packages: ["libzmq3-dev"], headers: ["zmq.h"], names: /^zmq_/ },
  { packages: ["libnanomsg-dev"], headers: ["nanomsg/nn.h"], names: /^nn_/ },
  {
    packages: ["libmariadb-dev"],
    folders: ["mariadb"],
    headers: ["mariadb/mysql.h"],
    names:
      /^mysql_(?!.*(?:_start|_cont|async|_nonblock|net_|manager|debug|dump|hex|embedded|client_|load_pl|optionsv|get_option|reset_|row_|set_local|ssl_|binary))/,
  },
  { packages: ["liblmdb-dev"], headers: ["lmdb.h"], names: /^mdb_/ },
  { packages: ["libgdbm-dev"], headers: ["gdbm.h"], names: /^gdbm_/ },
  {
    packages: ["librados-dev"],
    headers: ["rados/librados.h"],
    names:
      /^rados_(?!.*(?:aio|omap|_op_|watch|notify|lock|exec|hit_set|inconsistent|objects?_list_|application|full_try|alloc_hint|cct|selfmanaged|auid|target|service|cache_|checksum|cmpext|monitor_log|alignment|_tier|parse_|min_comp|addrs|blacklist))/,
  },
  {
    packages: ["libsmbclient-dev"],
    folders: ["samba-4.0"],
    headers: ["samba-4.0/libsmbclient.h"],
    names: /^smbc_(?!(?:get|set)(?:Function|Option))/,
  },
  { packages: ["libssh2-1-dev"], headers: ["libssh2.h", "libssh2_sftp.h"], names: /^libssh2_/ },
  {
    packages: ["libssh-dev"],
    headers: ["libssh/libssh.h", "libssh/sftp.h"],
    names:
      /^(?:ssh|sftp)_(?!.*(?:bind|reply|client_message|handle|extension|counter|copyright|hexa|_fd_|log|pcap|event|connector|gssapi|server|callbacks|_pki_|agent|legacy|publickey_|privatekey_|string_|buffer_|message_|print_|aio|ext_))/,
  },
  {
    packages: ["libgcrypt20-dev", "libgpg-error-dev"],
    headers: ["gcrypt.h"],
    names: /^gcry_(?:check_version|control|md|cipher|kdf|random|create_nonce|str|malloc|free)/,
  },
  { packages: ["libargon2-dev"], headers: ["argon2.h"], names: /^argon2/ },
  {
    packages: ["krb5-multidev", "comerr-dev"],
    folders: ["mit-krb5"],
    headers: ["gssapi/gssapi.h", "gssapi/gssapi_ext.h", "krb5.h"],
    names:
      /^(?:gss_(?!.*(?:_v1|cfx|iov|mech_attr|attrs|sasl|buffer_set|by_oid|aead|attribute|composite|any|object|_from|_into|impersonate|seal|unseal|_sign))|krb5_(?:(?:init|free)_context|cc_(?!.*(?:lock|support))|kt_|parse_name|unparse_name|get_(?:error|init_creds_(?:password|keytab|opt_(?:alloc|free))|default|host)|free_(?:principal|cred|error|unparsed|keytab|data|default)|sname_to_principal|cred))/,
  },
  {
    packages: ["libnss3-dev", "libnspr4-dev"],
    folders: ["nspr", "nss"],
    headers: ["nss.h", "pk11func.h", "pk11sdr.h", "secitem.h", "prerror.h"],
    names:
      /^(?:NSS_(?:Init\w*|NoDB_Init|Shutdown|IsInitialized|GetVersion)|PK11SDR_\w+|PK11_(?:GetInternal\w+|CheckUserPassword|FreeSlot|Authenticate|NeedLogin|NeedUserInit|IsLoggedIn|SetPasswordFunc|Logout\w*|GetTokenName|GetSlotName|ListCerts|GetAll\w+)|SECITEM_(?:Alloc|Free|Zfree|Dup)Item|PORT_(?:Get|Set)Error|PR_(?:GetError|GetErrorText\w*|ErrorTo\w+))$/,
  },
  {
    packages: ["libsnmp-dev", "libssl-dev"],
    headers: ["net-snmp/net-snmp-config.h", "net-snmp/net-snmp-includes.h"],
    names:
      /^(?:snmp_(?:open|close|send|sess_(?:init|open|close|send|read|select|timeout|synch|error|pointer|session)|read|select|timeout|pdu_|free_pdu|clone_pdu|add_(?:null_)?var|parse_oid|api|errstring|synch)|init_snmp|netsnmp_(?:tdomain|udp_ctor|transport_(?:open|free)|ds_))/,
  },
  {
    packages: ["libavahi-compat-libdnssd-dev"],
    headers: ["avahi-compat-libdns_sd/dns_sd.h"],
    names: /^(?:DNSService|TXTRecord)/,
  },
  { packages: ["libproxy-dev"], folders: ["libproxy"], headers: ["proxy.h"], names: /^px_/ },
];

export const INSTRUMENTS: readonly PortableLibrary[] = [
  { packages: ["libiio-dev"], headers: ["iio.h"], names: /^iio_/ },
  { packages: ["libdc1394-dev"], headers: ["dc1394/dc1394.h"], names: /^dc1394_/ },
  { packages: ["libopenni2-dev"], folders: ["openni2"], headers: ["openni2/OniCAPI.h"], names: /^oni[A-Z]/ },
  { packages: ["libnfc-dev"], headers: ["nfc/nfc.h"], names: /^(?:nfc|str_nfc|iso14443)_/ },
  { packages: ["libmodbus-dev"], headers: ["modbus/modbus.h"], names: /^modbus_/ },
  { packages: ["libmtp-dev"], headers: ["libmtp.h"], names: /^LIBMTP_/ },
  {
    packages: ["libspnav-dev", "libx11-dev", "x11proto-dev"],
    headers: ["spnav.h"],
    names: /^spnav_(?!cfg|posrot|matrix|dev)/,
  },
  { packages: ["libv4l-dev"], headers: ["libv4l2.h", "libv4lconvert.h"], names: /^v4l(?:2|convert)_/ },
];

export const LINUX_SYSTEM: readonly PortableLibrary[] = [
  { packages: ["libacl1-dev"], headers: ["sys/acl.h", "acl/libacl.h"], names: /^acl_/ },
  {
    packages: ["libblkid-dev"],
    headers: ["blkid/blkid.h"],
    names: /^blkid_(?!.*(?:filter|hint|topology|debug|buffers|sector|wipe|step_back|uevent))/,
  },
  { packages: ["libcap-dev"], headers: ["sys/capability.h"], names: /^cap_(?!init$|fill)/ },
  { packages: ["libcap-ng-dev"], headers: ["cap-ng.h"], names: /^capng_/ },
  { packages: ["libnuma-dev"], headers: ["numa.h"], names: /^numa_/ },
  {
    packages: ["libselinux1-dev"],
    headers: ["selinux/selinux.h"],
    names:
      /^(?:is_selinux_\w+|selinux_(?:getenforcemode|getpolicytype|check\w*|mkload\w*|set_callback|raw\w+|trans\w+|policy_root)|security_(?:get|set)enforce|security_policyvers|security_check_context\w*|freecona?|matchpathcon(?:_init|_fini)?|[lf]?[gs]etfilecon(?:_raw)?|[gs]et(?:exec|fscreate|keycreate|sockcreate)?con(?:_raw)?|getpidcon|getprevcon|getpeercon|getseuserbyname)$/,
  },
  { packages: ["libip4tc-dev"], headers: ["libiptc/libiptc.h"], names: /^iptc_/ },
  { packages: ["libkeyutils-dev"], headers: ["keyutils.h"], names: /^(?:keyctl|add_key|request_key|find_key)/ },
  {
    packages: ["libbpfcc-dev"],
    headers: ["bcc/libbpf.h", "bcc/bcc_common.h", "bcc/bcc_syms.h", "bcc/bcc_usdt.h"],
    names: /^(?:bcc|bpf)_/,
  },
  {
    packages: ["libaio-dev"],
    headers: ["libaio.h"],
    names: /^io_(?:setup|destroy|submit|cancel|getevents|queue)/,
  },
];
