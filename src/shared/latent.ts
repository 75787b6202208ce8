/** Half the width of the uniform prior: on [−√3, √3) it has mean 0 and variance 1, like the normal one. */
export const UNIFORM_REACH = Math.sqrt(3);
