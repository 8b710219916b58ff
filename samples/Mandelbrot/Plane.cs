using System;
using FusedKernels;

namespace Mandelbrot;

/// <summary>How long points of the plane stay near the origin.</summary>
internal static partial class Plane
{
    /// <summary>
    /// Counts, for each pixel of some rows, the steps of z = z * z + c until z is farther than 2 from the origin, starting at 0.
    /// </summary>
    /// <param name="count">The counts, row by row from the top.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="left">The real part of the first pixel of a row.</param>
    /// <param name="top">The imaginary part of the first row.</param>
    /// <param name="step">The distance of two pixels.</param>
    /// <param name="most">The most steps taken.</param>
    [Kernel(Parallel = true)]
    public static void Escape(Span<int> count, int width, int rows, double left, double top, double step, int most)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < width; column++)
            {
                double re = left + column * step;
                double im = top - row * step;
                double x = 0, y = 0;
                int n = 0;
                while (n < most && x * x + y * y < 4)
                {
                    double next = x * x - y * y + re;
                    y = 2 * x * y + im;
                    x = next;
                    n++;
                }

                count[row * width + column] = n;
            }
        }
    }
}
