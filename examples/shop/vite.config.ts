import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// The API of `npm start` (port 3000) behind the development server, as Nginx puts it behind the built front end.
export default defineConfig({
  root: "web",
  plugins: [react()],
  server: { proxy: { "/api": "http://127.0.0.1:3000" } },
  build: { outDir: "../dist/web", emptyOutDir: true, assetsInlineLimit: 0 },
});
