/** An `EventTarget` that knows its events: `Events` gives the class of event for each type. */
export interface TypedEventTarget<Events extends { [Type in keyof Events]: Event }> extends EventTarget {
  addEventListener<Type extends keyof Events & string>(
    type: Type,
    listener: (event: Events[Type]) => void,
    options?: AddEventListenerOptions | boolean,
  ): void;
  addEventListener(...args: Parameters<EventTarget['addEventListener']>): void;
  removeEventListener<Type extends keyof Events & string>(
    type: Type,
    listener: (event: Events[Type]) => void,
    options?: EventListenerOptions | boolean,
  ): void;
  removeEventListener(...args: Parameters<EventTarget['removeEventListener']>): void;
}

/** The platform's `EventTarget`, to be extended by a class that announces `Events`. */
export function eventTargetOf<
  Events extends { [Type in keyof Events]: Event },
>(): new () => TypedEventTarget<Events> {
  return EventTarget as new () => TypedEventTarget<Events>;
}
