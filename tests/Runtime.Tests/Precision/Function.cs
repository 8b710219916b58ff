using System;
using System.Runtime.Intrinsics;

namespace FusedKernels.Runtime.Tests.Precision;

/// <summary>A function of one argument in all its forms, and what is known of it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bound">The greatest error allowed, in units of the last place.</param>
/// <param name="Exact">The function in many bits.</param>
/// <param name="Of64">The forms for double.</param>
/// <param name="Of32">The forms for float.</param>
/// <param name="Platform">.NET's function, for special cases.</param>
/// <param name="Low">The least argument that has a value, infinity aside.</param>
/// <param name="High">The greatest argument that has a value.</param>
internal sealed record Function(
    string Name,
    double Bound,
    Func<Big, Big> Exact,
    Forms<double> Of64,
    Forms<float> Of32,
    Func<double, double> Platform,
    double Low = double.MinValue,
    double High = double.MaxValue)
{
    /// <summary>Ranges to look at closely.</summary>
    public (double Low, double High)[] Work { get; init; } = [(-2, 2)];

    /// <summary>Places where something changes.</summary>
    public double[] Centres { get; init; } = [0];

    /// <summary>1 where the function never decreases, -1 where it never increases, 0 for neither.</summary>
    public int Direction { get; init; } = 1;

    /// <summary>Whether the last bits of its results are those of the processor.</summary>
    public bool IsOfProcessor { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>A function of one argument at every width.</summary>
/// <param name="Scalar">Of a number.</param>
/// <param name="Of128">Of 128 bits.</param>
/// <param name="Of256">Of 256 bits.</param>
/// <param name="Of512">Of 512 bits.</param>
/// <typeparam name="T">The type of the lanes.</typeparam>
internal sealed record Forms<T>(
    Func<T, T> Scalar,
    Func<Vector128<T>, Vector128<T>> Of128,
    Func<Vector256<T>, Vector256<T>> Of256,
    Func<Vector512<T>, Vector512<T>> Of512)
    where T : unmanaged
{
    /// <summary>The names of the forms that <see cref="Run"/> numbers.</summary>
    internal static readonly string[] Names = ["scalar", "128 bits", "256 bits", "512 bits"];

    /// <summary>The function of each argument, by one of the forms. Their number is a multiple of 64.</summary>
    internal void Run(int form, ReadOnlySpan<T> x, Span<T> y)
    {
        switch (form)
        {
            case 0:
                for (int k = 0; k < x.Length; k++)
                    y[k] = Scalar(x[k]);
                break;
            case 1:
                for (int k = 0; k < x.Length; k += Vector128<T>.Count)
                    Of128(Vector128.Create(x[k..])).CopyTo(y[k..]);
                break;
            case 2:
                for (int k = 0; k < x.Length; k += Vector256<T>.Count)
                    Of256(Vector256.Create(x[k..])).CopyTo(y[k..]);
                break;
            default:
                for (int k = 0; k < x.Length; k += Vector512<T>.Count)
                    Of512(Vector512.Create(x[k..])).CopyTo(y[k..]);
                break;
        }
    }
}
