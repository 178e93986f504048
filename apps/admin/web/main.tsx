import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from './api/query-client.ts'
import { ToastProvider } from './parts/toasts.tsx'
import { router } from './router.tsx'
import { Gate } from './session/gate.tsx'
import { correctLanguage } from './understood-language.ts'
import '@stoa/design/tokens.css'
import './styles/index.css'

// Every screen is fetched later than this.
correctLanguage(navigator)
createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <ToastProvider>
        <Gate>
          <RouterProvider router={router} />
        </Gate>
      </ToastProvider>
    </QueryClientProvider>
  </StrictMode>,
)
