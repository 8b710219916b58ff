using System;
using FusedKernels;

namespace NBody;

/// <summary>The laws of motion, as plain loops.</summary>
internal static partial class Gravity
{
    /// <summary>
    /// Changes the velocity of each body by the pull of all others during a time step. Close bodies pull less than they should: the
    /// distance is softened, so that none comes out of a close encounter at any speed.
    /// </summary>
    /// <param name="x">Positions along x.</param>
    /// <param name="y">Positions along y.</param>
    /// <param name="z">Positions along z.</param>
    /// <param name="mass">Masses.</param>
    /// <param name="vx">Velocities along x.</param>
    /// <param name="vy">Velocities along y.</param>
    /// <param name="vz">Velocities along z.</param>
    /// <param name="softening">A length, squared.</param>
    /// <param name="step">The time step.</param>
    [Kernel(Parallel = true)]
    public static void Pull(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> z, ReadOnlySpan<double> mass,
        Span<double> vx, Span<double> vy, Span<double> vz, double softening, double step)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double ax = 0, ay = 0, az = 0;
            for (int j = 0; j < x.Length; j++)
            {
                double dx = x[j] - x[i], dy = y[j] - y[i], dz = z[j] - z[i];
                double squared = dx * dx + dy * dy + dz * dz + softening;
                double pull = mass[j] / (squared * Math.Sqrt(squared));
                ax += dx * pull;
                ay += dy * pull;
                az += dz * pull;
            }

            vx[i] += ax * step;
            vy[i] += ay * step;
            vz[i] += az * step;
        }
    }

    /// <summary>Moves each body along one axis.</summary>
    /// <param name="position">Positions.</param>
    /// <param name="velocity">Velocities.</param>
    /// <param name="step">The time step.</param>
    [Kernel(Parallel = true)]
    public static void Move(Span<double> position, ReadOnlySpan<double> velocity, double step)
    {
        for (int i = 0; i < position.Length; i++)
            position[i] += velocity[i] * step;
    }
}
