using System.Runtime.Intrinsics;
using NUnit.Framework;

namespace FusedKernels.Runtime.Tests.Precision;

/// <summary>Sine and cosine at once have the bits of each.</summary>
public sealed class SinCosTests
{
    private static readonly double[] angles =
    [
        0, -0.0, 0.5, -2, 3, 1e5, -1e9, 1e10, 1e22, -1e300, double.MaxValue, double.Epsilon, double.NaN, double.NegativeInfinity, 0.7853981633974483, 47,
    ];

    [Test]
    public void Has_the_bits_of_both_in_double()
    {
        double[] sin = new double[16], cos = new double[16];
        for (int k = 0; k < 16; k += 8)
        {
            (Vector512<double> s, Vector512<double> c) = VectorMath.SinCos(Vector512.Create(angles, k));
            s.CopyTo(sin, k);
            c.CopyTo(cos, k);
        }

        for (int k = 0; k < 16; k++)
        {
            Assert.That((sin[k], cos[k]), Is.EqualTo((KernelMath.Sin(angles[k]), KernelMath.Cos(angles[k]))), () => $"{angles[k]}");
            Assert.That(KernelMath.SinCos(angles[k]), Is.EqualTo((sin[k], cos[k])), () => $"{angles[k]}");
        }

        for (int k = 0; k < 16; k += 4)
        {
            (Vector256<double> s, Vector256<double> c) = VectorMath.SinCos(Vector256.Create(angles, k));
            (Vector128<double> sLow, Vector128<double> cLow) = VectorMath.SinCos(Vector128.Create(angles, k));
            for (int lane = 0; lane < 4; lane++)
                Assert.That((s[lane], c[lane]), Is.EqualTo((sin[k + lane], cos[k + lane])));
            for (int lane = 0; lane < 2; lane++)
                Assert.That((sLow[lane], cLow[lane]), Is.EqualTo((sin[k + lane], cos[k + lane])));
        }
    }

    [Test]
    public void Has_the_bits_of_both_in_float()
    {
        float[] x = new float[16], sin = new float[16], cos = new float[16];
        for (int k = 0; k < 16; k++)
            x[k] = (float)angles[k];
        (Vector512<float> s512, Vector512<float> c512) = VectorMath.SinCos(Vector512.Create(x));
        s512.CopyTo(sin);
        c512.CopyTo(cos);
        for (int k = 0; k < 16; k++)
        {
            Assert.That((sin[k], cos[k]), Is.EqualTo((KernelMath.Sin(x[k]), KernelMath.Cos(x[k]))), () => $"{x[k]}");
            Assert.That(KernelMath.SinCos(x[k]), Is.EqualTo((sin[k], cos[k])), () => $"{x[k]}");
        }

        for (int k = 0; k < 16; k += 8)
        {
            (Vector256<float> s, Vector256<float> c) = VectorMath.SinCos(Vector256.Create(x, k));
            (Vector128<float> sLow, Vector128<float> cLow) = VectorMath.SinCos(Vector128.Create(x, k));
            for (int lane = 0; lane < 8; lane++)
                Assert.That((s[lane], c[lane]), Is.EqualTo((sin[k + lane], cos[k + lane])));
            for (int lane = 0; lane < 4; lane++)
                Assert.That((sLow[lane], cLow[lane]), Is.EqualTo((sin[k + lane], cos[k + lane])));
        }
    }
}
