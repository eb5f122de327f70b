import express from "express";

// Express's own static files, as its guide has them; `/undated` without their time, the remedy that our docs name.
const app = express();
app.use((_, response, next) => next(void response.setHeader("x-release", process.env.KLOVERBUY_RELEASE)));
app.get("/health", (_, response) => response.send("ok"));
app.use("/undated", express.static("public", { lastModified: false }));
app.use(express.static("public"));
const server = app.listen(process.env.PORT);
process.once("SIGTERM", () => server.close());
