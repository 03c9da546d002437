# Two images: "migrate" migrates the database and exits; "app", the default, runs the server.
#   docker build -t guildhall .                            docker build -t guildhall-migrate --target migrate .
FROM node:24-slim AS base
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1

FROM base AS build
COPY package.json package-lock.json ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
# The packages may be of a cached layer, and the lock file newer: commands would install them again.
RUN touch node_modules/.package-lock.json
# Writes only what the server needs, including its packages, to .next/standalone.
ENV GUILDHALL_STANDALONE=1
RUN npm run build

# Needs DATABASE_URL, and DIRECT_URL if that is a transaction pooler.
FROM base AS migrate
COPY --from=build /app ./
USER node
CMD ["npm", "run", "--silent", "db:migrate"]

FROM base AS app
# HOSTNAME is the address Next listens on. Docker would set it to the container's name.
ENV NODE_ENV=production HOSTNAME=0.0.0.0 PORT=3000 MALLOC_ARENA_MAX=2 MALLOC_TRIM_THRESHOLD_=131072 NODE_OPTIONS="--max-old-space-size=960 --max-semi-space-size=16"
COPY --from=build /app/.next/standalone ./
COPY --from=build /app/.next/static ./.next/static
COPY --from=build /app/public ./public
COPY --from=build /app/scripts/lib/serve.mjs /app/scripts/lib/run-cluster.mjs ./scripts/lib/
# MAIL=mailbox saves emails here. Nothing else is written.
RUN install -d -o node -g node -m 0700 .data
USER node
EXPOSE 3000
HEALTHCHECK --start-period=20s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "scripts/lib/serve.mjs", "server.js"]
