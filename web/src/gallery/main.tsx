import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter, RouterProvider } from 'react-router'
import '../styles/index.scss'
import { Gallery } from './Gallery.tsx'

/** Every pattern in every state, with invented people. Not part of the product: `vite dev`, then /gallery.html. */
const router = createBrowserRouter([{ path: '*', element: <Gallery /> }])
const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <RouterProvider router={router} />
    </StrictMode>,
  )
}
