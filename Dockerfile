FROM node:24.21.0-slim AS build
WORKDIR /entente
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
# The image has the right Node of its own: the one that npm brought along stays behind.
RUN npm run build && npm prune --omit=dev --omit=optional

FROM node:24.21.0-slim
WORKDIR /entente
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data TMPDIR=/data
COPY --from=build --chown=node:node /entente/package.json ./
COPY --from=build --chown=node:node /entente/node_modules ./node_modules
COPY --from=build --chown=node:node /entente/dist ./dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/health/ready').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=16", "dist/apps/api/src/main.js"]
