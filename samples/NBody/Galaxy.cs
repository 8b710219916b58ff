using System;
using System.Linq;

namespace NBody;

/// <summary>Bodies in a turning disc, an array for each number of theirs.</summary>
internal sealed class Galaxy
{
    private const double Softening = 1e-4;

    public Galaxy(int bodies, int seed)
    {
        var random = new Random(seed);
        X = new double[bodies];
        Y = new double[bodies];
        Z = new double[bodies];
        Vx = new double[bodies];
        Vy = new double[bodies];
        Vz = new double[bodies];
        Mass = new double[bodies];
        for (int i = 0; i < bodies; i++)
        {
            double radius = Math.Sqrt(random.NextDouble()), angle = 2 * Math.PI * random.NextDouble();
            (double sin, double cos) = Math.SinCos(angle);
            X[i] = radius * cos;
            Y[i] = radius * sin;
            Z[i] = 0.05 * (random.NextDouble() - 0.5);
            Vx[i] = -0.6 * sin;
            Vy[i] = 0.6 * cos;
            Mass[i] = 1.0 / bodies;
        }
    }

    public double[] X { get; }

    public double[] Y { get; }

    public double[] Z { get; }

    public double[] Vx { get; }

    public double[] Vy { get; }

    public double[] Vz { get; }

    public double[] Mass { get; }

    /// <summary>Half of all masses times their squared velocities.</summary>
    public double KineticEnergy => Enumerable.Range(0, Mass.Length).Sum(i => Mass[i] * (Vx[i] * Vx[i] + Vy[i] * Vy[i] + Vz[i] * Vz[i]) / 2);

    /// <summary>One step by the kernels.</summary>
    public void Advance(double step)
    {
        Gravity.Pull(X, Y, Z, Mass, Vx, Vy, Vz, Softening, step);
        Gravity.Move(X, Vx, step);
        Gravity.Move(Y, Vy, step);
        Gravity.Move(Z, Vz, step);
    }

    /// <summary>One step by the methods as written: a delegate is not redirected to the kernel.</summary>
    public void AdvanceAsWritten(double step)
    {
#pragma warning disable FK3001
        PullMethod pull = Gravity.Pull;
        MoveMethod move = Gravity.Move;
#pragma warning restore FK3001
        pull(X, Y, Z, Mass, Vx, Vy, Vz, Softening, step);
        move(X, Vx, step);
        move(Y, Vy, step);
        move(Z, Vz, step);
    }

    /// <summary>Whether all bodies are where those of another galaxy are, to the last bit.</summary>
    public bool IsAt(Galaxy other) =>
        X.AsSpan().SequenceEqual(other.X) && Y.AsSpan().SequenceEqual(other.Y) && Z.AsSpan().SequenceEqual(other.Z);

    private delegate void PullMethod(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> z, ReadOnlySpan<double> mass,
        Span<double> vx, Span<double> vy, Span<double> vz, double softening, double step);

    private delegate void MoveMethod(Span<double> position, ReadOnlySpan<double> velocity, double step);
}
