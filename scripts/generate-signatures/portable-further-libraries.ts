/**
 * Portable libraries of pictures, sound, windows and devices, and databases. Only what a binding for Python calls of them:
 * several have a thousand functions.
 */

import type { PortableLibrary } from "./portable-libraries.ts";

const X11 = ["libx11-dev", "x11proto-dev"] as const;
const GTK = ["libgtk-3-dev", "libatk1.0-dev", "libgdk-pixbuf-2.0-dev", "libpango1.0-dev", "libharfbuzz-dev"] as const;
const GTK_FOLDERS = ["gtk-3.0", "atk-1.0", "gdk-pixbuf-2.0", "pango-1.0", "harfbuzz", "glib-2.0", "cairo"];
const FONTS = ["libcairo2-dev", "libfreetype-dev", "libfontconfig-dev", "libglib2.0-dev"] as const;

export const PICTURES_AND_WINDOWS: readonly PortableLibrary[] = [
  {
    packages: [
      ...X11,
      "libxext-dev",
      "libxrandr-dev",
      "libxinerama-dev",
      "libxss-dev",
      "libxtst-dev",
      "libxfixes-dev",
      "libxxf86vm-dev",
      "libxrender-dev",
      "libxi-dev",
    ],
    headers: [
      "X11/Xlib.h",
      "X11/extensions/Xrandr.h",
      "X11/extensions/Xinerama.h",
      "X11/extensions/scrnsaver.h",
      "X11/extensions/XTest.h",
      "X11/extensions/Xfixes.h",
      "X11/extensions/xf86vmode.h",
      "X11/extensions/dpms.h",
      "X11/extensions/XShm.h",
      "X11/extensions/shape.h",
    ],
    names:
      /^(?:XRR(?:Query|Get(?:Screen|Output|Crtc(?:Info|Gamma)|Monitors)|Free|Alloc|Set(?:Crtc(?:Config|Gamma)|Screen|Output)|Select|List|Config)|Xinerama(?:Query|Is)|XScreenSaver|XTest(?!Compare|Discard|Set|GrabC)|XFixes(?:Query|Select|GetCursor|Hide|Show)|XF86VidMode(?:GetGamma|SetGamma|QueryE|GetModeLine|GetAllModeLines|SwitchToMode)|DPMS(?:Info|Capable|Enable|Disable|Force)|XShm(?:Query|Create|Attach|Detach|Get|Put))/,
  },
  {
    packages: ["libgl-dev"],
    headers: ["GL/gl.h", "GL/glext.h"],
    names:
      /^gl(?:Get(?:String|Stringi|Error|Integerv|Floatv|Doublev|Booleanv|TexImage|TexLevelParameteriv|UniformLocation|AttribLocation|Shaderiv|Programiv|ShaderInfoLog|ProgramInfoLog|BufferSubData)|Gen(?:Textures|Buffers|Lists|VertexArrays|Framebuffers|Renderbuffers)|CreateShader|CreateProgram|Delete(?:Textures|Buffers|Shader|Program|Lists)|Bind(?:Texture|Buffer|VertexArray|Framebuffer)|IsEnabled|ReadPixels|Tex(?:Sub)?Image2D|TexParameter[fi]|Clear(?:Color|Depth)?|Viewport|Enable|Disable|Begin|End|Flush|Finish|Vertex[23][df]|Color[34][fd]|Color4ub|LoadIdentity|LoadMatrix[df]|MultMatrix[df]|Translate[df]|Rotate[df]|Scale[df]|Ortho|Frustum|MatrixMode|PushMatrix|PopMatrix|BlendFunc|DrawArrays|DrawElements|VertexAttribPointer|VertexPointer|ColorPointer|EnableVertexAttribArray|BufferData|BufferSubData|MapBuffer|UnmapBuffer|MapBufferRange|FenceSync|ShaderSource|CompileShader|AttachShader|LinkProgram|UseProgram|Uniform[1-4][fi]|UniformMatrix[34]fv|ActiveTexture|PixelStorei)$/,
  },
  {
    packages: ["libgl-dev", "libglx-dev", ...X11],
    headers: ["GL/glx.h"],
    names:
      /^glX(?:Query\w+|Choose\w+|Create(?:Context|NewContext|Window|Pbuffer|GLXPixmap)|Destroy\w+|Make(?:Context)?Current|SwapBuffers|Get(?:Config|Current\w+|FBConfig\w*|ProcAddress(?:ARB)?|VisualFromFBConfig|Client\w+)|IsDirect|WaitGL|WaitX)$/,
  },
  {
    packages: ["libegl-dev", "libgl-dev", ...X11],
    headers: ["EGL/egl.h"],
    names: /^egl(?!.*(?:Sync|Image|Pbuffer\w+Client|Platform|WindowSurface|Pixmap|CopyBuffers))[A-Z]/,
  },
  {
    packages: ["libsdl2-image-dev", "libsdl2-mixer-dev", "libsdl2-ttf-dev", "libsdl2-dev"],
    folders: ["SDL2"],
    headers: ["SDL2/SDL.h", "SDL2/SDL_image.h", "SDL2/SDL_mixer.h", "SDL2/SDL_ttf.h"],
    names:
      /^(?:IMG_(?:Init|Quit|Load(?:_RW|Texture)?|SavePNG|Linked_Version)|Mix_(?:Init|Quit|OpenAudio|CloseAudio|LoadWAV_RW|LoadMUS|Free\w+|PlayChannelTimed|PlayMusic|Linked_Version)|TTF_(?:Init|Quit|OpenFont|OpenFontRW|CloseFont|RenderUTF8_(?:Solid|Shaded|Blended)|RenderText_(?:Solid|Blended)|SizeUTF8|FontHeight|FontFaceFamilyName|Linked_Version))$/,
  },
  {
    packages: ["libfontconfig-dev"],
    headers: ["fontconfig/fontconfig.h"],
    names:
      /^Fc(?:Init\w*|Fini|GetVersion|Config(?:GetCurrent|SetCurrent|Create|Destroy|Substitute|GetFonts|AppFontAddFile|AppFontAddDir|BuildFonts)|Pattern(?:Create|Destroy|Duplicate|Get\w*|Add(?:Integer|Double|String|Bool)?|Format)|FontSet(?:Create|Destroy)|Font(?:List|Match|Sort|RenderPrepare)|ObjectSet(?:Create|Build|Add|Destroy)|DefaultSubstitute|Name(?:Parse|Unparse)|FreeTypeQuery|CharSet(?:Destroy|HasChar))$/,
  },
  {
    packages: ["libpango1.0-dev", "libharfbuzz-dev", ...FONTS],
    folders: ["pango-1.0", "harfbuzz", "glib-2.0", "cairo", "freetype2"],
    headers: ["pango/pango.h", "pango/pangocairo.h"],
    names:
      /^pango_(?:cairo_(?:create_(?:layout|context)|(?:show|update)_layout|font_map_(?:get_default|create_for_cairo_surface|new))|layout_(?:new|set_(?:text|markup|width|alignment|font_description|wrap|ellipsize)|get_(?:text|size|pixel_size|extents|pixel_extents|line_count|line_readonly|context|baseline|iter))|font_description_(?:new|free|from_string|to_string|set_(?:family|size|absolute_size|weight|style)|get_size)|font_map_(?:load_font|list_families|create_context)|font_family_get_name|units_\w+|version\w*)$/,
  },
  {
    packages: [...GTK, ...X11, "libcairo2-dev", "libglib2.0-dev"],
    folders: GTK_FOLDERS,
    headers: ["gtk/gtk.h", "gdk/gdk.h", "gdk/gdkx.h"],
    names:
      /^(?:gtk_(?:init(?:_check)?|main(?:_quit|_iteration)?|events_pending|window_(?:new|set_title|get_title|present|move|resize|close|iconify|maximize)|widget_(?:show|show_all|hide|destroy|get_(?:window|toplevel|parent|display)|realize)|container_(?:add|get_children)|clipboard_(?:get|set_text|wait_for_text)|icon_theme_(?:get_default|lookup_icon|load_icon)|settings_get_default)|gdk_(?:pixbuf_(?:new(?:_from_(?:file|data|xpm_data))?|get_(?!option|file|formats)\w+|loader_(?:new|write|close|get_pixbuf|get_animation)|save_to_bufferv?|scale_simple|animation_(?:get_iter|get_static|is_static|iter_\w+))|display_(?:get_default|open|close|get_name)|get_default_root_window|screen_get_(?:default|width|height|root_window)|window_get_(?:width|height|origin)|x11_(?:window_get_xid|window_foreign_new_for_display|display_get_xdisplay|get_default_xdisplay|get_server_time)|init|beep|flush))$/,
  },
  {
    packages: ["libglib2.0-dev"],
    folders: ["glib-2.0"],
    headers: ["gio/gio.h"],
    names:
      /^g_(?:file_(?:new_for_(?:path|uri)|get_(?:path|uri|basename)|trash)|settings_(?:new(?:_with_path)?|[gs]et_(?:string|int|boolean)|get_child|schema_source_(?:get_default|lookup))|app_info_(?:get_default_for_type|get_all|launch_default_for_uri)|bus_get_sync)$/,
  },
  {
    packages: ["librsvg2-dev", "libgdk-pixbuf-2.0-dev", "libglib2.0-dev", "libcairo2-dev"],
    folders: ["librsvg-2.0", "gdk-pixbuf-2.0", "glib-2.0", "cairo"],
    headers: ["librsvg/rsvg.h"],
    names:
      /^rsvg_(?:init|term|handle_(?:new(?:_from_(?:file|data))?|free|get_dimensions|render_cairo|render_document|write|close|get_pixbuf|set_dpi))$/,
  },
  {
    packages: ["libfreeimage-dev"],
    headers: ["FreeImage.h"],
    names:
      /^FreeImage_(?:Initialise|DeInitialise|GetVersion|GetCopyrightMessage|SetOutputMessage|Allocate(?:T)?|Unload|Clone|(?:Load|Save)(?:U|ToMemory|FromMemory)?|GetFileType(?:U|FromMemory)?|GetFIF(?:FromFilename|Count)\w*|GetFormatFromFIF|(?:Open|Close|Tell|Seek|Acquire)Memory|OpenMultiBitmap|CloseMultiBitmap|GetPageCount|LockPage|UnlockPage|AppendPage|Get(?:Width|Height|BPP|Line|Pitch|Bits|ScanLine|ImageType|ColorType|Palette|InfoHeader)|ConvertTo(?:24Bits|32Bits|8Bits|Greyscale|RawBits)|ConvertFromRawBits|Rescale|Flip\w+|IsLittleEndian)$/,
  },
  {
    packages: ["libtiff-dev"],
    headers: ["tiffio.h"],
    names:
      /^TIFF(?:(?:Fd|Client)?Open|Close|Get(?:Field|FieldDefaulted|Version)|SetField|Read(?:Directory|Scanline|RGBA(?:Image|ImageOriented|Strip|Tile)|Encoded\w+|Raw\w+|Tile)|Write(?:Directory|Scanline|Encoded\w+|Raw\w+|Tile)|SetDirectory|SetSubDirectory|NumberOf\w+|CurrentDirectory|(?:Scanline|Strip|Tile|TileRow)Size|IsTiled|IsBigEndian|IsByteSwapped|Compute\w+|FileName|Fileno|Set(?:Error|Warning)Handler)$/,
  },
  {
    packages: ["libturbojpeg0-dev"],
    headers: ["turbojpeg.h"],
    names:
      /^tj(?:Init\w+|Destroy|Compress2?|BufSize|Decompress(?:2|Header[23]|ToYUV2?)?|Alloc|Free|GetErrorStr2?|GetErrorCode|GetScalingFactors|Transform|CompressFromYUV|EncodeYUV3)$/,
  },
  {
    packages: ["libdmtx-dev"],
    headers: ["dmtx.h"],
    names:
      /^dmtx(?:Version|Time(?:Now|Add)|(?:Encode|Decode|Region|Image|Message)(?:Create|Destroy|SetProp|GetProp|DataMatrix|MatrixRegion|FindNext))$/,
  },
  {
    packages: ["libassimp-dev"],
    headers: ["assimp/cimport.h", "assimp/cexport.h", "assimp/version.h"],
    names:
      /^ai(?:ImportFile(?:FromMemory|Ex)?|ApplyPostProcessing|ReleaseImport|ExportScene(?:ToBlob)?|ReleaseExportBlob|GetErrorString|GetVersion\w+|GetExportFormat\w+|IsExtensionSupported|CopyScene|FreeScene)$/,
  },
  {
    packages: ["libtesseract-dev", "libleptonica-dev"],
    folders: ["leptonica"],
    headers: ["tesseract/capi.h"],
    names:
      /^Tess(?:Version|DeleteText|BaseAPI(?:Create|Delete|Init[1-4]|SetVariable|SetImage2?|SetRectangle|SetPageSegMode|SetSourceResolution|GetUTF8Text|GetHOCRText|GetIterator|Recognize|Clear|End|ProcessPages1?|MeanTextConf|AllWordConfidences)|ResultIterator(?:Delete|Next|GetUTF8Text|Confidence|GetPageIterator)|PageIterator(?:Next|BoundingBox))$/,
  },
  {
    packages: ["libgphoto2-dev"],
    folders: ["gphoto2"],
    headers: ["gphoto2/gphoto2.h"],
    names:
      /^gp_(?:camera_(?:new|init|exit|ref|unref|free|autodetect|[gs]et_(?:abilities|port_info|config|single_config)|get_(?:summary|about|storageinfo)|capture|capture_preview|trigger_capture|wait_for_event|folder_(?:list_files|list_folders|put_file|make_dir)|file_(?:get|get_info|delete|read))|file_(?:new|free|ref|unref|get_(?:name|mime_type|mtime|data_and_size)|set_name|set_data_and_size|save|open|clean)|list_(?:new|free|unref|count|get_name|get_value)|context_(?:new|unref)|widget_(?:free|count_\w+|get_\w+|set_value|changed)|abilities_list_(?:new|free|load|detect|lookup_model|get_abilities|count)|port_info_list_(?:new|free|load|count|lookup_path|get_info)|result_as_string)$/,
  },
  { packages: ["libsane-dev"], headers: ["sane/sane.h"], names: /^sane_/ },
];

export const SOUND: readonly PortableLibrary[] = [
  {
    packages: ["libsndfile1-dev"],
    headers: ["sndfile.h"],
    names:
      /^sf_(?:open|close|error|strerror|perror|command|format_check|seek|set_string|get_string|version|current|read|write|get_chunk)/,
  },
  {
    packages: ["libopus-dev"],
    folders: ["opus"],
    headers: ["opus/opus.h", "opus/opus_multistream.h"],
    names:
      /^opus_(?:strerror|get_version_string|(?:encoder|decoder)_|encode|decode|multistream_(?:en|de)code|packet_get)/,
  },
  {
    packages: ["libopusfile-dev", "libopus-dev", "libogg-dev"],
    folders: ["opus"],
    headers: ["opus/opusfile.h"],
    names:
      /^op_(?:open_(?:file|memory|url|callbacks)|test_(?:file|memory)|fopen|free|head|tags|channel_count|pcm_\w+|raw_\w+|link_count|bitrate|read(?:_stereo|_float|_float_stereo)?|seekable|serialno)$/,
  },
  {
    packages: ["libvorbis-dev", "libogg-dev"],
    headers: ["vorbis/vorbisfile.h"],
    names: /^ov_(?:open|fopen|clear|info|comment|read|time|pcm|raw|bitrate|streams|seekable)/,
  },
  {
    packages: ["libflac-dev", "libogg-dev"],
    headers: ["FLAC/stream_decoder.h", "FLAC/stream_encoder.h"],
    names:
      /^FLAC__stream_(?:decoder_(?:new|delete|init_stream|init_file|init_FILE|process_\w+|finish|flush|reset|seek_absolute|get_(?:state|total_samples|channels|sample_rate|bits_per_sample|decode_position)|set_metadata_\w+|set_md5_checking)|encoder_(?:new|delete|init_stream|init_file|init_FILE|process\w*|finish|get_state|get_resolved_state_string|set_(?:verify|channels|bits_per_sample|sample_rate|compression_level|blocksize|total_samples_estimate|streamable_subset)))$/,
  },
  {
    packages: ["libfluidsynth-dev"],
    headers: ["fluidsynth.h"],
    names:
      /^(?:(?:new|delete)_fluid_(?:settings|synth|audio_driver|midi_driver|player|sequencer|event)|fluid_(?:version|settings_(?:set|get)(?:str|num|int)|synth_(?:noteon|noteoff|cc|get_cc|pitch_bend|program_\w+|bank_select|sfont_select|get_program|sfload|sfunload|get_sfont\w*|get_channel_\w+|system_reset|all_\w+_off|set_(?:reverb|chorus|gain)|write_s16|write_float|get_gain|handle_midi_event)|player_(?:add|add_mem|play|stop|join|get_status|set_loop)|sequencer_(?:register\w+|get_tick|send_\w+)|event_(?:set_source|set_dest|note|noteon|noteoff|timer)|sfont_get_\w+|preset_get_\w+|midi_event_get_\w+))$/,
  },
  {
    packages: ["libjack-jackd2-dev"],
    headers: ["jack/jack.h", "jack/midiport.h", "jack/ringbuffer.h", "jack/transport.h"],
    names:
      /^jack_(?:client_(?:open|close|name_size)|get_(?:client_name|sample_rate|buffer_size|ports|time|version|version_string|current_transport_frame)|activate|deactivate|cpu_load|port_(?:register|unregister|get_(?:buffer|connections|latency_range)|set_(?:name|alias)|name|short_name|flags|type|connected|connected_to|is_mine|by_(?:name|id)|name_size)|connect|disconnect|set_\w+_callback|on_(?:shutdown|info_shutdown)|set_(?:buffer_size|freewheel)|free|frame_time|last_frame_time|frames_since_cycle_start|transport_\w+|midi_(?:get_event_count|event_get|clear_buffer|event_reserve|event_write|max_event_size)|ringbuffer_(?:create|free|read|write|read_space|write_space|reset))$/,
  },
  { packages: ["libportmidi-dev"], headers: ["portmidi.h"], names: /^Pm_/ },
  { packages: ["libmpv-dev"], headers: ["mpv/client.h", "mpv/render.h"], names: /^mpv_/ },
  { packages: ["libespeak-ng-dev"], headers: ["espeak-ng/speak_lib.h"], names: /^espeak_/ },
  { packages: ["libchromaprint-dev"], headers: ["chromaprint.h"], names: /^chromaprint_/ },
  { packages: ["libdiscid-dev"], headers: ["discid/discid.h"], names: /^discid_/ },
  {
    packages: ["libavformat-dev", "libavcodec-dev", "libavutil-dev", "libswscale-dev", "libswresample-dev"],
    headers: [
      "libavformat/avformat.h",
      "libavcodec/avcodec.h",
      "libswscale/swscale.h",
      "libswresample/swresample.h",
      "libavutil/imgutils.h",
    ],
    names:
      /^(?:avcodec_(?:alloc_context3|free_context|open2|close|find_decoder|find_encoder|send_\w+|receive_\w+|flush_buffers|parameters_to_context|version)|avformat_(?:open_input|close_input|find_stream_info|alloc_context|free_context|seek_file|version)|av_(?:find_best_stream|read_frame|seek_frame|packet_(?:alloc|free|unref)|frame_(?:alloc|free|unref)|malloc|freep?|dict_(?:get|set|free)|image_alloc|strerror|version_info|log_set_level|init_packet|samples_get_buffer_size|get_(?:pix_fmt_name|bytes_per_sample|default_channel_layout))|avio_(?:alloc_context|open|close)|sws_(?:getContext|getCachedContext|freeContext|scale)|swr_(?:alloc|alloc_set_opts|init|free|convert|set_compensation|get_out_samples)|avutil_version)$/,
  },
];

export const DEVICES_AND_SYSTEM: readonly PortableLibrary[] = [
  {
    packages: ["libxkbcommon-dev"],
    headers: ["xkbcommon/xkbcommon.h"],
    names:
      /^xkb_(?:keysym_(?:from_name|get_name|to_utf8|to_utf32)|utf32_to_keysym|context_(?:new|ref|unref)|keymap_(?:new\w+|ref|unref|get_as_string|mod_get_\w+|layout_get_\w+|key_get_\w+|key_by_name|key_for_each|num_\w+)|state_(?:new|ref|unref|update_\w+|key_get_\w+|mod_\w+_active|serialize_\w+))$/,
  },
  {
    packages: ["libxdo-dev", ...X11, "libxkbcommon-dev"],
    headers: ["xdo.h"],
    names:
      /^xdo_(?!.*(?:charcodemap|desktop|viewport|pid_window|input_state|symbol|active_modifiers|_list_do|window_property|override))/,
  },
  {
    packages: ["libdrm-dev"],
    folders: ["libdrm"],
    headers: ["xf86drm.h", "xf86drmMode.h"],
    names:
      /^drm(?:Mode(?:(?:Get|Free)(?:Resources|Crtc|Connector|Encoder|ModeInfo|Property)|SetCrtc|AddFB|RmFB|PageFlip)|Open|Close|(?:Get|Free)Version|GetCap|SetClientCap|SetMaster|DropMaster)$/,
  },
  { packages: ["libgbm-dev"], headers: ["gbm.h"], names: /^gbm_/ },
  {
    packages: ["libseccomp-dev"],
    headers: ["seccomp.h"],
    names: /^seccomp_(?:init|reset|release|load|arch_\w+|syscall_resolve_\w+|rule_add\w*|attr_\w+|export_\w+)$/,
  },
  {
    packages: ["libbluetooth-dev"],
    headers: ["bluetooth/bluetooth.h", "bluetooth/hci.h", "bluetooth/hci_lib.h"],
    names:
      /^(?:hci_(?:open_dev|close_dev|get_route|devid|inquiry|read_remote_name|read_local_name|read_rssi|devinfo|devba|le_set_\w+|send_cmd|send_req)|str2ba|ba2str)$/,
  },
  { packages: ["libsensors-dev"], headers: ["sensors/sensors.h"], names: /^sensors_/ },
  {
    packages: ["libusb-dev"],
    headers: ["usb.h"],
    names:
      /^usb_(?:open|close|get_(?:string|string_simple|descriptor|descriptor_by_endpoint|driver_np|busses)|bulk_(?:read|write)|interrupt_(?:read|write)|control_msg|set_(?:configuration|altinterface|debug)|claim_interface|release_interface|resetep|clear_halt|reset|strerror|init|find_(?:busses|devices)|device|detach_kernel_driver_np)$/,
  },
  {
    packages: ["libhackrf-dev"],
    headers: ["libhackrf/hackrf.h"],
    names:
      /^hackrf_(?:init|exit|open(?:_by_serial)?|close|device_list(?:_open|_free)?|(?:start|stop)_[rt]x|is_streaming|board_id_\w+|version_string_read|set_(?:freq|amp_enable|lna_gain|vga_gain|txvga_gain|antenna_enable|sample_rate|baseband_filter_bandwidth)|error_name|library_\w+)$/,
  },
  {
    packages: ["libcapstone-dev"],
    headers: ["capstone/capstone.h"],
    names:
      /^cs_(?:version|support|open|close|option|errno|strerror|disasm|disasm_iter|free|malloc|reg_name|insn_name|group_name|op_count|op_index|regs_access|insn_group|reg_read|reg_write)$/,
  },
  {
    packages: ["libaugeas-dev", "libxml2-dev"],
    folders: ["libxml2"],
    absent: ["unicode/ucnv.h"],
    headers: ["augeas.h"],
    names:
      /^aug_(?:init|close|defvar|defnode|get|label|set|setm|insert|rm|mv|match|save|load|print|error\w*|transform|source|srun|text_\w+)$/,
  },
  {
    packages: ["libreadline-dev"],
    headers: ["stdio.h", "readline/readline.h", "readline/history.h"],
    names:
      /^(?:rl_(?:set_prompt|redisplay|forced_update_display|on_new_line|replace_line|insert_text|variable_\w+|parse_and_bind|bind_key|callback_\w+|completion_matches|initialize|reset_screen_size|reset_terminal)|add_history|using_history|clear_history|history_(?:set_pos|get|list|length)|read_history|write_history)$/,
  },
  {
    packages: ["libnl-3-dev"],
    folders: ["libnl3"],
    headers: [
      "netlink/netlink.h",
      "netlink/socket.h",
      "netlink/msg.h",
      "netlink/cache.h",
      "netlink/genl/genl.h",
      "netlink/genl/ctrl.h",
    ],
    names:
      /^(?:nl_(?:geterror|socket_(?:alloc|free|get_fd|modify_cb|add_memberships?|drop_memberships?|set_buffer_size|disable_seq_check)|connect|close|send_(?:auto|simple)|send_auto_complete|recvmsgs(?:_default)?|cache_(?:get_first|get_next|free)|object_(?:get_type|get_msgtype)|addr_(?:get_len|get_binary_addr)|addr2str)|nlmsg_(?:alloc|free|hdr|data|append)|nla_(?:data|len|put|put_u32|put_string|parse)|genl_(?:connect|ctrl_resolve)|genlmsg_put)$/,
  },
  { packages: ["uuid-dev"], headers: ["uuid/uuid.h"], names: /^uuid_(?:generate|unparse|parse)/ },
];

export const DATA: readonly PortableLibrary[] = [
  {
    packages: ["libpq-dev"],
    folders: ["postgresql"],
    headers: ["postgresql/libpq-fe.h"],
    names:
      /^PQ(?:connectdb(?:Params)?|setdbLogin|finish|reset|status|errorMessage|db|user|host|port|socket|backendPID|serverVersion|libVersion|parameterStatus|transactionStatus|exec|execParams|prepare|execPrepared|resultStatus|resStatus|resultErrorMessage|resultErrorField|clear|freemem|ntuples|nfields|fname|fnumber|ftype|fformat|fmod|getvalue|getlength|getisnull|cmdStatus|cmdTuples|escape(?:Literal|Identifier|StringConn|ByteaConn)|unescapeBytea|sendQuery|getResult|consumeInput|isBusy|notifies|putCopyData|putCopyEnd|getCopyData|setNoticeProcessor|setClientEncoding|clientEncoding)$/,
  },
  {
    packages: ["unixodbc-dev"],
    headers: ["sql.h", "sqlext.h"],
    names:
      /^SQL(?:AllocHandle|AllocEnv|AllocConnect|AllocStmt|FreeHandle|FreeStmt|Connect|DriverConnect|Disconnect|DataSources|Drivers|ExecDirect|Execute|Prepare|Cancel|Fetch|FetchScroll|GetData|PutData|ParamData|BindCol|BindParameter|BindParam|NumResultCols|RowCount|DescribeCol|DescribeParam|NumParams|ColAttribute|MoreResults|EndTran|Get(?:Info|DiagRec|DiagField|TypeInfo|Functions|ConnectAttr|StmtAttr|CursorName)|Set(?:EnvAttr|ConnectAttr|StmtAttr|ConnectOption|Pos|DescField)|Tables|Columns|PrimaryKeys|ForeignKeys|Statistics|SpecialColumns|Procedures|ProcedureColumns|CloseCursor|Error|NativeSql|CopyDesc)$/,
  },
  {
    packages: ["firebird-dev"],
    headers: ["ibase.h"],
    names:
      /^(?:isc_(?:attach_database|detach_database|drop_database|start_\w+|commit_\w+|rollback_\w+|dsql_(?:alloc\w+|describe\w*|execute2?|execute_immediate|exec_immed2|fetch|free_statement|prepare|set_cursor_name|sql_info)|(?:open|create)_blob2|close_blob|cancel_blob|get_segment|put_segment|blob_info|database_info|transaction_info|array_\w+_slice|service_\w+|sqlcode|que_events|wait_for_event|event_\w+|cancel_events|vax_integer|portable_integer)|fb_(?:interpret|sqlstate|cancel_operation|shutdown|ping))$/,
  },
  {
    packages: ["libleveldb-dev"],
    headers: ["leveldb/c.h"],
    names: /^leveldb_(?!.*(?:filterpolicy|comparator|env_|cache|compact|approx|paranoid|block|size|logger))/,
  },
  {
    packages: ["libglusterfs-dev"],
    folders: ["glusterfs"],
    headers: ["glusterfs/api/glfs.h"],
    names:
      /^glfs_(?:new|init|fini|set_volfile_server|set_logging|open|creat|close|read|write|pread|pwrite|lseek|fsync|f?truncate|f?stat|lstat|statvfs|access|mkdir|mknod|rmdir|unlink|rename|link|symlink|readlink|opendir|closedir|readdir\w*|f?chmod|f?chown|utimens|[lf]?(?:get|set|list|remove)xattr|getcwd|chdir|get_volfile|get_volumeid)$/,
  },
  {
    packages: ["libsvm-dev"],
    folders: ["libsvm"],
    headers: ["libsvm/svm.h"],
    names: /^svm_(?:train|cross|save|load|get|predict|free|destroy|check)/,
  },
  { packages: ["libenchant-2-dev"], folders: ["enchant-2"], headers: ["enchant.h"], names: /^enchant_/ },
  { packages: ["libhunspell-dev"], folders: ["hunspell"], headers: ["hunspell/hunspell.h"], names: /^Hunspell_/ },
  {
    packages: ["libtidy-dev"],
    folders: ["tidy"],
    headers: ["tidy/tidy.h", "tidy/tidybuffio.h"],
    names:
      /^tidy(?:Create|Release|Parse(?:String|File|Buffer)|Save(?:String|File|Buffer)|CleanAndRepair|RunDiagnostics|SetErrorBuffer|SetCharEncoding|Get(?:Root|Html|Head|Body|OptionByName)|OptSet(?:Value|Bool|Int)|OptParseValue|OptGet(?:Id|IdForName|Name|Value|Bool|Int)|Buf(?:Init|Free|Alloc)|LibraryVersion|ReleaseDate|Status|ErrorCount|WarningCount)$/,
  },
  { packages: ["libsnappy-dev"], headers: ["snappy-c.h"], names: /^snappy_/ },
  {
    packages: ["libfftw3-dev"],
    headers: ["fftw3.h"],
    names:
      /^fftwf?_(?:execute|plan_dft(?:_[rc]2[cr])?(?:_[12]d)?|plan_many_dft|plan_with_nthreads|destroy_plan|malloc|free|init_threads)$/,
  },
];
