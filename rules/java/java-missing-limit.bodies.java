class Bodies {
	byte[] whole(HttpServletRequest request) throws Exception {
		// ruleid: java-missing-limit
		return request.getInputStream().readAllBytes();
	}

	byte[] part(HttpServletRequest request) throws Exception {
		// ok: java-missing-limit
		return request.getInputStream().readNBytes(1 << 20);
	}

	String text(HttpServletRequest request) throws Exception {
		// ruleid: java-missing-limit
		return IOUtils.toString(request.getInputStream(), UTF_8);
	}

	byte[] file(FileInputStream in) throws Exception {
		// ok: java-missing-limit
		return in.readAllBytes();
	}

	void codecs(ClientCodecConfigurer configurer) {
		// ruleid: java-missing-limit
		configurer.defaultCodecs().maxInMemorySize(-1);
		// ok: java-missing-limit
		configurer.defaultCodecs().maxInMemorySize(1 << 20);
	}
}
