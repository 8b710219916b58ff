namespace FusedKernels.Generator.Emission.Gpu;

/// <summary>
/// Random numbers for device code, part of the file that <see cref="GpuSupport"/> emits. Blocks are Philox 4x32-10 in plain integer operations, with the bits that the host has. Functions are those of the runtime's
/// variates with products and sums where that fuses them, since ILGPU maps no fused operation to every device: within 2 ulp for exponential numbers, 4 for normal ones.
/// </summary>
internal static class GpuRandom
{
    /// <summary>The class in generated code.</summary>
    public const string Class = "global::FusedKernels.Generated.GpuRandom";

    public const string Text = """
        namespace FusedKernels.Generated
        {
            using System;

            /// <summary>Random numbers as KernelRandom has them.</summary>
            internal static class GpuRandom
            {
                public static ulong Low(long seed, long index, long block) => Block(seed, index, block, 0);

                public static ulong High(long seed, long index, long block) => Block(seed, index, block, 1);

                /// <summary>Philox 4x32-10 (Salmon, Moraes, Dror, Shaw, 2011): the first two of its words, or the other two.</summary>
                private static ulong Block(long seed, long index, long block, int half)
                {
                    unchecked
                    {
                        uint a = (uint)index, b = (uint)((ulong)index >> 32), c = (uint)block, d = (uint)((ulong)block >> 32);
                        uint k = (uint)seed, m = (uint)((ulong)seed >> 32);
                        for (int round = 0; round < 10; round++)
                        {
                            ulong ofA = 0xD2511F53ul * a, ofC = 0xCD9E8D57ul * c;
                            a = (uint)(ofC >> 32) ^ b ^ k;
                            c = (uint)(ofA >> 32) ^ d ^ m;
                            b = (uint)ofC;
                            d = (uint)ofA;
                            k += 0x9E3779B9u;
                            m += 0xBB67AE85u;
                        }

                        return half == 0 ? a | ((ulong)b << 32) : c | ((ulong)d << 32);
                    }
                }

                public static ulong Below(ulong bits, ulong limit) => unchecked(((bits >> 32) * limit) + (((bits & 0xFFFFFFFFul) * limit) >> 32)) >> 32;

                /// <summary>-log u with u = (bits + 1/2) / 2^64.</summary>
                public static double Exponential(ulong bits)
                {
                    double u = ((double)bits * 5.421010862427522E-20) + 2.710505431213761E-20;
                    long moved = BitConverter.DoubleToInt64Bits(u) + (0x3FF0000000000000L - 0x3FE6A09E667F3BCDL);
                    double k = (double)((moved >> 52) - 1023L);
                    double f = BitConverter.Int64BitsToDouble((moved & 0x000FFFFFFFFFFFFFL) + 0x3FE6A09E667F3BCDL) - 1.0;
                    double s = f / (f + 2.0);
                    double z = s * s;
                    double half = 0.5 * f * f;
                    double series = 0.6666666666666734 + (z * (0.399999999994147 + (z * (0.2857142874239495 + (z * (0.22222198570753973
                        + (z * (0.18183564546936673 + (z * (0.1531404253156444 + (z * 0.1479605223269404)))))))))));
                    double tail = half - (s * (half + (z * series)));
                    double whole = k * 0.693147180559890330187045037746429443359375;
                    double high = whole + f;
                    double low = (whole - high) + f;
                    return 0.0 - (high + (low + ((k * 5.4979230187083711552420206887059353079955e-14) - tail)));
                }

                public static double Radius(ulong bits)
                {
                    double half = Exponential(bits);
                    return Math.Sqrt(half + half);
                }

                /// <summary>The cosine of bits / 2^64 turns.</summary>
                public static double Cosine(ulong bits)
                {
                    ulong shifted = unchecked(bits + (1ul << 61));
                    int quadrant = (int)(shifted >> 62);
                    double rest = (double)((long)((shifted << 2) >> 12) - (1L << 51));
                    double r = (rest * 3.487868498008632E-16) + (rest * 1.359631073446891E-32);
                    double z = r * r;
                    double result;
                    if ((quadrant & 1) == 0)
                    {
                        double series = 0.041666666666666595 + (z * (-0.001388888888887305 + (z * (2.480158728884541e-05 + (z * (-2.755731417714901e-07
                            + (z * (2.0875700514219033e-09 + (z * -1.135851804567422e-11)))))))));
                        double half = 0.5 * z;
                        double near = 1.0 - half;
                        result = near + (((1.0 - near) - half) + (z * z * series));
                    }
                    else
                    {
                        double series = -0.1666666666666663 + (z * (0.008333333333322118 + (z * (-0.0001984126982958739 + (z * (2.7557313619859636e-06
                            + (z * (-2.5050747422450273e-08 + (z * 1.5896205648540156e-10)))))))));
                        result = r + (r * z * series);
                    }

                    return quadrant == 1 || quadrant == 2 ? -result : result;
                }
            }
        }

        """;
}
