/**
 * Writes src/generated/world.json: the countries of Natural Earth (world-atlas), projected once to Equal Earth.
 *
 * Every feature is named by its ISO 3166-1 alpha-2 code, which is also how facts name a country. Areas that ISO counts
 * to a country are merged into it. Countries too small for the 1:110m shapes become a disk at their centre, so that
 * each country with data can be seen and clicked. Coordinates are planar with y upwards: draw with `aspectScale: 1`.
 *
 * Run `npm run build:world --workspace @callsight/charts` after a change; the result is committed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoArea, geoCentroid, geoEqualEarth } from 'd3-geo';
import { geoProject } from 'd3-geo-projection';
import { feature, merge } from 'topojson-client';

const WIDTH = 1000;
const DISK_RADIUS = 2.6;
const DISK_CORNERS = 12;
const ANTARCTICA = 'AQ';
/** Natural Earth's shapes without an ISO number of their own: the country ISO counts them to. */
const WITHOUT_NUMBER = { 'N. Cyprus': 'CY', Somaliland: 'SO', Kosovo: 'XK' };

const require = createRequire(import.meta.url);
const coarse = load('110m');
const fine = load('50m');
const projection = geoEqualEarth().reflectY(true).fitWidth(WIDTH, { type: 'Sphere' });

function load(resolution) {
  return JSON.parse(
    readFileSync(require.resolve(`world-atlas/countries-${resolution}.json`), 'utf8'),
  );
}

/** The alpha-2 code of a shape: Unicode's canonical form of the numeric region. */
function countryCode(shape) {
  if (!shape.id) return WITHOUT_NUMBER[shape.properties.name] ?? null;
  return Intl.getCanonicalLocales(`und-${shape.id}`)[0].slice('und-'.length);
}

function shapesByCountry(topology) {
  const shapes = new Map();
  for (const shape of topology.objects.countries.geometries) {
    const code = countryCode(shape);
    if (code === null || code === ANTARCTICA) continue;
    shapes.set(code, [...(shapes.get(code) ?? []), shape]);
  }
  return shapes;
}

const round = (value) => Math.round(value * 10) / 10;

function rounded(coordinates) {
  if (typeof coordinates[0] === 'number') return coordinates.map(round);
  return coordinates.map(rounded);
}

function countryFeature(code, shapes) {
  const geometry =
    shapes.length === 1 ? feature(coarse, shapes[0]).geometry : merge(coarse, shapes);
  const projected = geoProject(geometry, projection);
  return {
    type: 'Feature',
    properties: { name: code },
    geometry: { type: projected.type, coordinates: rounded(projected.coordinates) },
  };
}

function diskFeature(code, shapes) {
  const parts = shapes.map((shape) => feature(fine, shape));
  const largest = parts.reduce((a, b) => (geoArea(b) > geoArea(a) ? b : a));
  const [x, y] = projection(geoCentroid(largest));
  const ring = Array.from({ length: DISK_CORNERS + 1 }, (_, corner) => {
    const angle = (2 * Math.PI * (corner % DISK_CORNERS)) / DISK_CORNERS;
    return [round(x + DISK_RADIUS * Math.cos(angle)), round(y + DISK_RADIUS * Math.sin(angle))];
  });
  return {
    type: 'Feature',
    properties: { name: code, disk: true },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
}

const large = shapesByCountry(coarse);
const features = [...large].map(([code, shapes]) => countryFeature(code, shapes));
for (const [code, shapes] of shapesByCountry(fine)) {
  if (!large.has(code)) features.push(diskFeature(code, shapes));
}
features.sort((a, b) => (a.properties.name < b.properties.name ? -1 : 1));

const lines = features.map((country) => JSON.stringify(country)).join(',\n');
const target = new URL('../src/generated/world.json', import.meta.url);
writeFileSync(target, `{"type":"FeatureCollection","features":[\n${lines}\n]}\n`);
process.stdout.write(`${features.length} countries\n`);
