/**
 * Variadic functions of common libraries outside of our data, with the number of parameters before the variable ones.
 * The names are of one library each, whatever file it is in. From the public headers of each.
 */

const fixedParameters = new Map<string, number>([
  // Opus
  ...named("opus_encoder_ctl opus_decoder_ctl opus_multistream_encoder_ctl opus_multistream_decoder_ctl", 2),
  ...named("opus_projection_encoder_ctl opus_projection_decoder_ctl", 2),
  // libcurl
  ...named("curl_easy_setopt curl_easy_getinfo curl_multi_setopt curl_share_setopt", 2),
  ["curl_formadd", 2],
  // SQLite
  ...named("sqlite3_config sqlite3_mprintf", 1),
  ...named("sqlite3_db_config sqlite3_test_control", 2),
  // libgit2, libgcrypt
  ...named("git_libgit2_opts gcry_control", 1),
  // libtiff
  ...named("TIFFSetField TIFFGetField TIFFGetFieldDefaulted", 2),
  // GLib and GObject
  ...named("g_object_set g_object_get g_signal_emit_by_name g_object_new", 2),
  ...named("g_print g_printerr g_strdup_printf g_strconcat g_variant_new", 1),
  // libX11
  ...named("XCreateIC XGetIMValues XSetIMValues XGetICValues XSetICValues", 1),
  // Wayland, libvips, SDL 2
  ["wl_proxy_marshal", 2],
  ["vips_object_set", 1],
  ["SDL_Log", 1],
  ["SDL_SetError", 1],
  // FFmpeg
  ["av_log", 3],
  // D-Bus
  ...named("dbus_message_append_args dbus_message_get_args", 2),
  // libarchive
  ["archive_set_error", 3],
]);

function named(names: string, fixed: number): readonly (readonly [string, number])[] {
  return names.split(" ").map((it) => [it, fixed]);
}

/** How many parameters come before the variable ones; `undefined` for what is not known to be variadic. */
export function fixedParametersOf(name: string): number | undefined {
  return fixedParameters.get(name);
}
