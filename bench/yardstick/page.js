// A map as Leaflet's first tutorial would have it: all the data as GeoJSON, drawn on one canvas.
const query = new URLSearchParams(location.search)
const box = document.getElementById('map')
box.style.width = `${query.get('width') ?? 800}px`
box.style.height = `${query.get('height') ?? 600}px`

const map = window.L.map(box, { preferCanvas: true, zoomSnap: 0.25, fadeAnimation: false, wheelPxPerZoomLevel: 90 })
map.setView([Number(query.get('lat') ?? 49), Number(query.get('lon') ?? 36)], Number(query.get('zoom') ?? 5))
window.map = map

const looks = {
  countries: { weight: 0.8, color: '#7d8a94', fillColor: '#f4f1ea', fillOpacity: 1 },
  lakes: { weight: 0.6, color: '#9db8c7', fillColor: '#cfe0ea', fillOpacity: 1 },
  rivers: { weight: 0.8, color: '#9db8c7' },
  borders: { weight: 0.8, color: '#b3aca0' },
}

const draw = async () => {
  const response = await fetch('data.json')
  const data = await response.json()
  for (const [name, features] of Object.entries(data))
    window.L.geoJSON(features, { style: looks[name], interactive: false }).addTo(map)
  // Leaflet's canvas draws in the next frame; the one after that shows it.
  requestAnimationFrame(() => requestAnimationFrame(() => Object.assign(window, { drawnAt: performance.now() })))
}
draw()
