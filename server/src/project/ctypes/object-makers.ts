/**
 * Functions of unknown libraries whose result is an object: a pointer that other functions of the library take.
 * Recognised by name, since nobody tells us more: a word that begins and a word that ends a life, around one stem.
 */

/** What begins, and what ends it. Not open/close: what they stand for is often a small number. */
const pairs: readonly (readonly [begin: ReadonlySet<string>, end: ReadonlySet<string>])[] = [
  [
    new Set([
      "create",
      "new",
      "alloc",
      "allocate",
      "malloc",
      "calloc",
      "init",
      "dup",
      "clone",
      "copy",
      "make",
      "construct",
      "build",
      "acquire",
      "load",
    ]),
    new Set([
      "destroy",
      "free",
      "delete",
      "dispose",
      "release",
      "unref",
      "del",
      "dealloc",
      "deallocate",
      "fini",
      "finalize",
      "cleanup",
      "unload",
    ]),
  ],
];

/** Libraries whose names of objects are small integers: OpenGL, OpenAL. */
const integerNames = /^(?:gl|glu|al|alc|wgl|egl)[A-Z]/;

/**
 * Constructors of common libraries outside of our data: it is enough that their result goes bare into another function
 * of the library. The names are of one library each, whatever file it is in. From the public headers of each.
 */
const knownMakers: readonly RegExp[] = [
  // libX11
  /^X(?:OpenDisplay|CreateGC|CreateImage|GetImage|OpenIM|CreateIC|Alloc(?:WM|Size|Class)Hints?|Default(?:Visual|GC|ScreenOfDisplay|RootWindow)|ScreenOfDisplay|GetVisualInfo|LoadQueryFont|CreateFontSet)$/,
  // SDL 2
  /^SDL_(?:Create(?:Window|Renderer|Texture|TextureFromSurface|RGBSurface\w*|Thread|Mutex|Cond|Semaphore)|GL_CreateContext|RWFrom(?:File|Mem)|JoystickOpen|GameControllerOpen|GetWindowSurface|LoadBMP_RW|LoadObject)$/,
  // GLFW
  /^glfw(?:CreateWindow|GetPrimaryMonitor|GetCurrentContext|GetVideoMode|Create(?:Standard)?Cursor)$/,
  // libcurl
  /^curl_(?:easy_init|easy_duphandle|multi_init|share_init|slist_append|mime_init|url)$/,
  // OpenSSL
  /^(?:EVP|BIO|BN|RSA|DSA|DH|EC|HMAC|X509|SSL|ECDSA|ASN1|PKCS\d+)_(?:\w+_)?new(?:_\w+)?$/,
  /^(?:EC_KEY|EC_POINT|X509|SSL|EVP_PKEY|RSA|ECDSA_SIG)_get[01]_\w+$/,
  /^(?:BN_bin2bn|BN_dup|EVP_(?:sha\d\w*|md5|aes_\w+|get_digestbyname|get_cipherbyname)|(?:TLS|SSLv23)_\w*method|PEM_read_\w+|d2i_[A-Z]\w+)$/,
  // libxml2
  /^xml(?:Read(?:File|Memory)|Parse(?:File|Memory)|New(?:Doc|Node|ParserCtxt)|DocGetRootElement|XPath(?:NewContext|EvalExpression))$/,
  // libarchive
  /^archive_(?:read_new|write_new|read_disk_new|write_disk_new|entry_new)$/,
  // GTK, GDK, GObject
  /^gtk_(?:[a-z\d_]+_new(?:_\w+)?|widget_get_(?:toplevel|window|parent|display|screen))$/,
  /^gdk_(?:display_get_default|screen_get_default|display_open|[a-z\d_]+_new|x11_\w+_foreign_new_for_display)$/,
  /^g_object_new$/,
];

/** Whether a function that nobody described is known to return an object. */
export function isKnownMaker(name: string): boolean {
  return knownMakers.some((it) => it.test(name));
}

/** Whether `end` by its name ends what `begin` began: `scene_load` and `scene_unload`. */
export function isLifePair(begin: string, end: string): boolean {
  if (integerNames.test(begin) || integerNames.test(end)) return false;
  const first = wordsOf(begin);
  const second = wordsOf(end);
  if (first.length < 2 || second.length < 2) return false;
  return pairs.some(([begins, ends]) => {
    const beginWord = first.find((it) => begins.has(it));
    const endWord = second.find((it) => ends.has(it));
    if (beginWord === undefined || endWord === undefined) return false;
    // `load` and `unload` are opposites; `load` and `free` of one stem are a pair too.
    return sharesStem(
      first.filter((it) => it !== beginWord),
      second.filter((it) => it !== endWord),
    );
  });
}

function sharesStem(first: readonly string[], second: readonly string[]): boolean {
  const [a] = first;
  const [b] = second;
  return a !== undefined && a === b && a.length > 1;
}

/** `ModPlug_Load` → mod, plug, load; `scene_load` → scene, load; `XCreateGC` → x, create, gc. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .toLowerCase()
    .split("_")
    .filter((it) => it !== "");
}
