using System;
using System.Runtime.Intrinsics;

namespace FusedKernels.Runtime.Tests.Precision;

/// <summary>A function of two arguments in all its forms, and what is known of it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bound">The greatest error allowed, in units of the last place.</param>
/// <param name="Exact">The function in many bits.</param>
/// <param name="Of64">The forms for double.</param>
/// <param name="Of32">The forms for float.</param>
/// <param name="Platform">.NET's function, for special cases.</param>
/// <param name="Points">Makes pairs of arguments to try, about so many.</param>
internal sealed record FunctionOfTwo(
    string Name,
    double Bound,
    Func<Big, Big, Big> Exact,
    FormsOfTwo<double> Of64,
    FormsOfTwo<float> Of32,
    Func<double, double, double> Platform,
    Func<Random, (double X, double Y)> Points)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>A function of two arguments at every width.</summary>
/// <param name="Scalar">Of numbers.</param>
/// <param name="Of128">Of 128 bits.</param>
/// <param name="Of256">Of 256 bits.</param>
/// <param name="Of512">Of 512 bits.</param>
/// <typeparam name="T">The type of the lanes.</typeparam>
internal sealed record FormsOfTwo<T>(
    Func<T, T, T> Scalar,
    Func<Vector128<T>, Vector128<T>, Vector128<T>> Of128,
    Func<Vector256<T>, Vector256<T>, Vector256<T>> Of256,
    Func<Vector512<T>, Vector512<T>, Vector512<T>> Of512)
    where T : unmanaged
{
    /// <summary>The function of each pair of arguments, by one of the forms of <see cref="Forms{T}"/>. Their number is a multiple of 64.</summary>
    internal void Run(int form, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
    {
        switch (form)
        {
            case 0:
                for (int k = 0; k < x.Length; k++)
                    z[k] = Scalar(x[k], y[k]);
                break;
            case 1:
                for (int k = 0; k < x.Length; k += Vector128<T>.Count)
                    Of128(Vector128.Create(x[k..]), Vector128.Create(y[k..])).CopyTo(z[k..]);
                break;
            case 2:
                for (int k = 0; k < x.Length; k += Vector256<T>.Count)
                    Of256(Vector256.Create(x[k..]), Vector256.Create(y[k..])).CopyTo(z[k..]);
                break;
            default:
                for (int k = 0; k < x.Length; k += Vector512<T>.Count)
                    Of512(Vector512.Create(x[k..]), Vector512.Create(y[k..])).CopyTo(z[k..]);
                break;
        }
    }
}
