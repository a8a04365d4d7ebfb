/** Which portable libraries the data holds, where their headers are, and which names are theirs. */

export const PORTABLE_PACKAGE_NAMES = [
  "libarchive-dev",
  "libasound2-dev",
  "libcairo2-dev",
  "libcurl4-openssl-dev",
  "libfreetype-dev",
  "libftdi1-dev",
  "libfuse-dev",
  "libgeos-dev",
  "libglfw3-dev",
  "libglib2.0-dev",
  "libgpg-error-dev",
  "libgpgme-dev",
  "libhidapi-dev",
  "libmagic-dev",
  "libmagickcore-6-arch-config",
  "libmagickcore-6-headers",
  "libmagickwand-6-headers",
  "libopenal-dev",
  "libopenslide-dev",
  "libpam0g-dev",
  "libpcap0.8-dev",
  "libpulse-dev",
  "librtlsdr-dev",
  "libsdl2-dev",
  "libsecp256k1-dev",
  "libsodium-dev",
  "libsqlite3-dev",
  "libssl-dev",
  "libsystemd-dev",
  "libudev-dev",
  "libusb-1.0-0-dev",
  "libvlc-dev",
  "libx11-dev",
  "libxml2-dev",
  "libzbar-dev",
  "portaudio19-dev",
  "x11proto-dev",
] as const;

export type PortablePackageName = (typeof PORTABLE_PACKAGE_NAMES)[number];

interface PortableLibrary {
  readonly packages: readonly PortablePackageName[];
  /** Folders below the packages' own that the headers ask for. */
  readonly folders?: readonly string[];
  readonly headers: readonly string[];
  /** Headers of further packages, which are not worth the download: read as empty. */
  readonly absent?: readonly string[];
  /** The names that are this library's and nobody else's. */
  readonly names: RegExp;
}

export const PORTABLE_LIBRARIES: readonly PortableLibrary[] = [
  {
    packages: ["libssl-dev"],
    headers: [
      "openssl/ssl.h",
      "openssl/evp.h",
      "openssl/hmac.h",
      "openssl/ec.h",
      "openssl/ecdh.h",
      "openssl/ecdsa.h",
      "openssl/rand.h",
      "openssl/pem.h",
      "openssl/pkcs12.h",
      "openssl/err.h",
      "openssl/x509v3.h",
      "openssl/rsa.h",
      "openssl/dsa.h",
      "openssl/dh.h",
      "openssl/bn.h",
      "openssl/bio.h",
      "openssl/aes.h",
      "openssl/md5.h",
      "openssl/sha.h",
      "openssl/ripemd.h",
      "openssl/crypto.h",
    ],
    names:
      /^(?:HMAC$|SHA(?:1|256|512)$|(?:AES|BIO|BN|DH|DSA|EC|ECDH|ECDSA|ERR|EVP|HMAC|MD5|OPENSSL|PEM|PKCS12|PKCS5|RAND|RIPEMD160|RSA|SHA1|SHA256|SHA512|SSL|X509|d2i|i2d|i2o|o2i)_(?!.*(?:OSSL|_meth_|_it$|_ctrl_|_METHOD|_ameth|_asn1|PROXY|POLICY|TREE|REVOKED|ATTRIBUTE|TRUST|PURPOSE|_ex_data|_callback|_bio$|_fp$|LOOKUP|ISSUER)))/,
  },
  { packages: ["libsqlite3-dev"], headers: ["sqlite3.h"], names: /^sqlite3_/ },
  { packages: ["libarchive-dev"], headers: ["archive.h", "archive_entry.h"], names: /^archive_/ },
  { packages: ["libsodium-dev"], headers: ["sodium.h"], names: /^(?:crypto_|sodium_|randombytes_)/ },
  { packages: ["libzbar-dev"], headers: ["zbar.h"], names: /^zbar_/ },
  {
    packages: ["libsecp256k1-dev"],
    headers: [
      "secp256k1.h",
      "secp256k1_ecdh.h",
      "secp256k1_extrakeys.h",
      "secp256k1_recovery.h",
      "secp256k1_schnorrsig.h",
    ],
    names: /^secp256k1_/,
  },
  { packages: ["libusb-1.0-0-dev"], headers: ["libusb-1.0/libusb.h"], names: /^libusb_/ },
  {
    packages: ["libftdi1-dev", "libusb-1.0-0-dev"],
    folders: ["libusb-1.0"],
    headers: ["libftdi1/ftdi.h"],
    names: /^ftdi_/,
  },
  { packages: ["libcurl4-openssl-dev"], headers: ["curl/curl.h"], names: /^curl_/ },
  {
    packages: ["libx11-dev", "x11proto-dev"],
    headers: ["X11/Xlib.h", "X11/Xutil.h", "X11/XKBlib.h", "X11/Xresource.h", "X11/cursorfont.h"],
    names: /^X(?:[A-Z][a-z]|C[A-Z]|Kb|rm|wc|mb|utf8|IM|IC)/,
  },
  { packages: ["libsdl2-dev"], folders: ["SDL2"], headers: ["SDL2/SDL.h"], names: /^SDL_/ },
  { packages: ["libglfw3-dev"], headers: ["GLFW/glfw3.h"], names: /^glfw[A-Z]/ },
  {
    packages: ["libxml2-dev"],
    folders: ["libxml2"],
    absent: ["unicode/ucnv.h"],
    headers: [
      "libxml/parser.h",
      "libxml/tree.h",
      "libxml/xpath.h",
      "libxml/xmlschemas.h",
      "libxml/relaxng.h",
      "libxml/c14n.h",
      "libxml/xmlsave.h",
      "libxml/HTMLparser.h",
    ],
    names:
      /^(?:xml(?:Read|Parse|New|Free|Doc|Node|XPath|Get|Set|Schema|RelaxNG|C14N|Save|Str|Copy|Add|Init|Cleanup)|html(?:Read|Parse|New|Free|Create))/,
  },
  { packages: ["libmagic-dev"], headers: ["magic.h"], names: /^magic_/ },
  { packages: ["libudev-dev"], headers: ["libudev.h"], names: /^udev_/ },
  {
    packages: ["libsystemd-dev"],
    headers: ["systemd/sd-journal.h", "systemd/sd-daemon.h", "systemd/sd-login.h"],
    names: /^sd_/,
  },
  { packages: ["libpam0g-dev"], headers: ["security/pam_appl.h", "security/pam_modules.h"], names: /^pam_/ },
  { packages: ["libhidapi-dev"], headers: ["hidapi/hidapi.h"], names: /^hid_/ },
  { packages: ["libpcap0.8-dev"], headers: ["pcap/pcap.h"], names: /^pcap_/ },
  { packages: ["libvlc-dev"], headers: ["vlc/vlc.h"], names: /^libvlc_/ },
  { packages: ["libcairo2-dev"], folders: ["cairo"], headers: ["cairo/cairo.h"], names: /^cairo_/ },
  {
    packages: ["libfreetype-dev"],
    folders: ["freetype2"],
    headers: [
      "ft2build.h",
      "freetype/freetype.h",
      "freetype/ftglyph.h",
      "freetype/ftoutln.h",
      "freetype/ftstroke.h",
      "freetype/ftbitmap.h",
      "freetype/ftlcdfil.h",
      "freetype/ftmm.h",
    ],
    names: /^FT_/,
  },
  { packages: ["libfuse-dev"], headers: ["fuse.h", "fuse/fuse_lowlevel.h"], names: /^fuse_/ },
  {
    packages: ["libasound2-dev"],
    headers: ["alsa/asoundlib.h"],
    names:
      /^snd_(?:card_|mixer_(?:open|close|attach|load|first|find|selem_)|pcm_(?:open|close|[a-z]+$|hw_params(?:_(?:any|set\w+))?$))/,
  },
  { packages: ["libpulse-dev"], headers: ["pulse/pulseaudio.h", "pulse/simple.h"], names: /^pa_/ },
  { packages: ["portaudio19-dev"], headers: ["portaudio.h"], names: /^Pa_/ },
  { packages: ["libopenal-dev"], headers: ["AL/al.h", "AL/alc.h"], names: /^alc?[A-Z]/ },
  {
    packages: ["libmagickwand-6-headers", "libmagickcore-6-headers", "libmagickcore-6-arch-config"],
    folders: ["ImageMagick-6", "x86_64-linux-gnu/ImageMagick-6"],
    headers: ["wand/MagickWand.h"],
    // Not those that begin with "Draw": other libraries draw rectangles too.
    names: /^(?:Magick|(?:New|Clear|Destroy|Clone|Is)(?:Magick|Pixel|Drawing)|Pixel(?:Get|Set))[A-Z]/,
  },
  { packages: ["libgpgme-dev", "libgpg-error-dev"], headers: ["gpgme.h"], names: /^gpgme_(?!op_\w+_start)/ },
  { packages: ["librtlsdr-dev"], headers: ["rtl-sdr.h"], names: /^rtlsdr_/ },
  { packages: ["libopenslide-dev"], headers: ["openslide/openslide.h"], names: /^openslide_/ },
  { packages: ["libgeos-dev"], headers: ["geos_c.h"], names: /^GEOS[A-Z_]/ },
  {
    packages: ["libglib2.0-dev"],
    folders: ["glib-2.0"],
    headers: ["glib.h", "glib-object.h"],
    names:
      /^g_(?:object|type|signal|value|list|slist|main|error|free|malloc|strdup|bytes|hash_table|idle|timeout|closure)(?:_|$)/,
  },
];
