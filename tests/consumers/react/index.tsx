import 'gan-trainer/define';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';

function Figure() {
  const [step, setStep] = useState(0);
  return (
    <>
      <gan-trainer preset="ring" config={{ k: 2 }} ongan-progress={({ progress }) => setStep(progress.step)}>
        <span slot="caption">Eight narrow heaps of points.</span>
      </gan-trainer>
      <output>{step}</output>
    </>
  );
}

createRoot(document.getElementById('root')!).render(<Figure />);
