// Shows /openapi.json; requests tried out from the page carry the session's CSRF token.
const session = fetch('/api/session').then((answer) => answer.json());

window.SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#contract',
  deepLinking: true,
  validatorUrl: null,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  requestInterceptor: async (request) => {
    if (request.method !== undefined && request.method !== 'GET' && request.loadSpec !== true) {
      const { csrf } = await session;
      request.headers[csrf.header] = csrf.token;
    }
    return request;
  },
});
