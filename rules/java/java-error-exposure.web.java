class Answers {
	void servlet(HttpServletResponse res) throws Exception {
		try {
			run();
		} catch (Exception e) {
			// ruleid: java-error-exposure
			e.printStackTrace(res.getWriter());
			// ruleid: java-error-exposure
			res.sendError(500, e.getMessage());
			// ok: java-error-exposure
			res.sendError(500, "internal error");
		}
	}

	ResponseEntity<String> spring() {
		try {
			return ResponseEntity.ok("done");
		} catch (Exception ex) {
			log.error("failed", ex);
			// ruleid: java-error-exposure
			return ResponseEntity.status(500).body("failed: " + ex.getMessage());
		}
	}

	ResponseEntity<String> quiet() {
		try {
			return ResponseEntity.ok("done");
		} catch (Exception ex) {
			// ok: java-error-exposure
			log.error(ex.getMessage(), ex);
			// ok: java-error-exposure
			return ResponseEntity.status(500).body("internal error");
		}
	}
}
