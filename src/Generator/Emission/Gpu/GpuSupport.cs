namespace FusedKernels.Generator.Emission.Gpu;

/// <summary>What generated GPU code shares: one file in every compilation that has a kernel and references ILGPU.</summary>
/// <remarks>
/// It is generated and not part of the runtime library because that library does not reference ILGPU. The classes are internal;
/// CS0436 (another assembly's internals seen through InternalsVisibleTo) is off in generated files, and one's own come first.
/// </remarks>
internal static class GpuSupport
{
    public const string FileName = "FusedKernels.Gpu.g.cs";

    /// <summary>Checks and launches on the host.</summary>
    public const string Launch = "global::FusedKernels.Generated.GpuLaunch";

    /// <summary>Functions for device code.</summary>
    public const string Math = "global::FusedKernels.Generated.GpuMath";

    /// <summary>The text of the file.</summary>
    public static string Emit(GpuTarget target)
    {
        string friend = target.IsSigned
            ? string.Empty
            : "// ILGPU runs kernels on its CPU accelerator from an assembly of this name, made at run time.\n"
                + "[assembly: global::System.Runtime.CompilerServices.InternalsVisibleTo(\"ILGPURuntime\")]\n\n";
        return CodeWriter.ForFile() + friend + HostText + "\n" + DeviceText + "\n" + DeviceArithmetic.Text;
    }

    private const string HostText = """
        namespace FusedKernels.Generated
        {
            using System;
            using ILGPU;
            using ILGPU.Runtime;

            /// <summary>The memory of a view that was passed for a parameter.</summary>
            internal readonly struct GpuArgument
            {
                public readonly string Name;
                public readonly MemoryBuffer? Buffer;
                private readonly long start;
                private readonly long bytes;
                private readonly long length;

                private GpuArgument(string name, MemoryBuffer? buffer, long start, long bytes, long length)
                {
                    Name = name;
                    Buffer = buffer;
                    this.start = start;
                    this.bytes = bytes;
                    this.length = length;
                }

                public static GpuArgument Of<TView>(string name, TView view)
                    where TView : struct, IContiguousArrayView =>
                    new GpuArgument(name, view.Buffer, view.IndexInBytes, view.LengthInBytes, view.Length);

                public bool IsTooLong => length > int.MaxValue;

                public bool StartsWith(in GpuArgument other) => IsSameMemory(other) && Address == other.Address;

                public bool Overlaps(in GpuArgument other) =>
                    bytes > 0 && other.bytes > 0 && IsSameMemory(other)
                    && Address < other.Address + other.bytes && other.Address < Address + bytes;

                // The pointer of an OpenCL buffer is a handle: addresses in different buffers cannot be compared there.
                private bool IsSameMemory(in GpuArgument other) =>
                    Buffer is not null && other.Buffer is not null
                    && (Buffer.NativePtr == other.Buffer.NativePtr || Buffer.AcceleratorType != AcceleratorType.OpenCL);

                private long Address => (long)Buffer!.NativePtr + start;
            }

            /// <summary>Checks before launches.</summary>
            internal static class GpuLaunch
            {
                /// <summary>The stream to launch on; null where every view is empty and of no buffer, so that there is nothing to do.</summary>
                public static AcceleratorStream? StreamFor(string kernel, AcceleratorStream? stream, ReadOnlySpan<GpuArgument> arguments)
                {
                    Accelerator? accelerator = stream?.Accelerator;
                    foreach (ref readonly GpuArgument argument in arguments)
                    {
                        if (argument.IsTooLong)
                            throw new ArgumentException($"{kernel}: the view has more than {int.MaxValue} elements.", argument.Name);
                        if (argument.Buffer is null)
                            continue;
                        if (argument.Buffer.IsDisposed)
                            throw new ArgumentException($"{kernel}: the view belongs to a buffer that is disposed.", argument.Name);
                        accelerator ??= argument.Buffer.Accelerator;
                        if (!ReferenceEquals(argument.Buffer.Accelerator, accelerator))
                            throw new ArgumentException($"{kernel}: the view belongs to another accelerator than the stream or the views before it.", argument.Name);
                    }

                    return stream ?? accelerator?.DefaultStream;
                }

                /// <param name="orSame">Whether both may start at the same element.</param>
                public static void Disjoint(string kernel, in GpuArgument first, in GpuArgument second, bool orSame)
                {
                    if (first.Overlaps(second) && !(orSame && first.StartsWith(second)))
                        throw new ArgumentException($"{kernel}: the view shares memory with {first.Name}, and one of them is written.", second.Name);
                }

                public static void InRange(string kernel, string parameter, int dimension, Int128 lowest, Int128 highest, Int128 length)
                {
                    if (lowest < 0 || highest >= length)
                        throw new ArgumentException($"{kernel}: indices {lowest} to {highest} of dimension {dimension} are used, and the view has {length}.", parameter);
                }

                public static void FitsInt32(string kernel, Int128 lowest, Int128 highest)
                {
                    if (lowest < int.MinValue || highest > int.MaxValue)
                        throw new OverflowException($"{kernel}: an index computation leaves the range of int ({lowest} to {highest}).");
                }

                public static void Reached(string kernel, Int128 trips)
                {
                    if (trips < 0)
                        throw new ArgumentException($"{kernel}: an index starts beyond the end that it is compared with by '!='.");
                }

                public static void Holds(string kernel, string what, bool holds)
                {
                    if (!holds)
                        throw new ArgumentException($"{kernel}: it does not hold that {what}.");
                }

                public static void NonNegative(string kernel, Int128 length)
                {
                    if (length < 0)
                        throw new OverflowException($"{kernel}: an array would have {length} elements.");
                }

                public static void Same(string kernel, string first, string second, long firstLength, long secondLength)
                {
                    if (firstLength != secondLength)
                        throw new ArgumentException($"{kernel}: {first} is {firstLength} and {second} {secondLength}; its loops are one and must be of one length.");
                }

                public static void NonZero(string kernel, Int128 stride)
                {
                    if (stride == 0)
                        throw new ArgumentException($"{kernel}: a stride of zero makes all iterations write one element, and their order is not kept.");
                }

                public static void EqualOrFar(string kernel, Int128 gap, Int128 reach)
                {
                    if (!global::FusedKernels.CompilerServices.Guards.EqualOrFar(gap, reach))
                        throw new ArgumentException($"{kernel}: iterations touch elements of others, {gap} apart, and their order is not kept.");
                }

                /// <summary>The number of values from <paramref name="first"/> towards <paramref name="end"/>, which is not one of them.</summary>
                public static int Trip(Int128 first, Int128 end, long step)
                {
                    Int128 trip = step > 0 ? (end - first + step - 1) / step : (first - end - step - 1) / -step;
                    return trip <= 0 ? 0 : checked((int)trip);
                }
            }
        }

        """;

    private const string DeviceText = """
        namespace FusedKernels.Generated
        {
            using System;

            /// <summary>What C# computes, out of what ILGPU maps to every device.</summary>
            internal static class GpuMath
            {
                public static double Min(double a, double b) =>
                    double.IsNaN(a) ? a : double.IsNaN(b) ? b : a < b ? a : b < a ? b : BitConverter.DoubleToInt64Bits(a) < 0 ? a : b;

                public static float Min(float a, float b) =>
                    float.IsNaN(a) ? a : float.IsNaN(b) ? b : a < b ? a : b < a ? b : BitConverter.SingleToInt32Bits(a) < 0 ? a : b;

                public static double Max(double a, double b) =>
                    double.IsNaN(a) ? a : double.IsNaN(b) ? b : a > b ? a : b > a ? b : BitConverter.DoubleToInt64Bits(a) < 0 ? b : a;

                public static float Max(float a, float b) =>
                    float.IsNaN(a) ? a : float.IsNaN(b) ? b : a > b ? a : b > a ? b : BitConverter.SingleToInt32Bits(a) < 0 ? b : a;

                public static double MinNumber(double a, double b) => double.IsNaN(a) ? b : double.IsNaN(b) ? a : Min(a, b);

                public static double MaxNumber(double a, double b) => double.IsNaN(a) ? b : double.IsNaN(b) ? a : Max(a, b);

                public static double MinMagnitude(double a, double b) => double.IsNaN(a) || Math.Abs(a) < Math.Abs(b) ? a : Math.Abs(a) == Math.Abs(b) ? Min(a, b) : b;

                public static double MaxMagnitude(double a, double b) => double.IsNaN(a) || Math.Abs(a) > Math.Abs(b) ? a : Math.Abs(a) == Math.Abs(b) ? Max(a, b) : b;

                public static double MinMagnitudeNumber(double a, double b) => double.IsNaN(a) ? b : double.IsNaN(b) ? a : MinMagnitude(a, b);

                public static double MaxMagnitudeNumber(double a, double b) => double.IsNaN(a) ? b : double.IsNaN(b) ? a : MaxMagnitude(a, b);

                public static float MinNumber(float a, float b) => float.IsNaN(a) ? b : float.IsNaN(b) ? a : Min(a, b);

                public static float MaxNumber(float a, float b) => float.IsNaN(a) ? b : float.IsNaN(b) ? a : Max(a, b);

                public static float MinMagnitude(float a, float b) => float.IsNaN(a) || MathF.Abs(a) < MathF.Abs(b) ? a : MathF.Abs(a) == MathF.Abs(b) ? Min(a, b) : b;

                public static float MaxMagnitude(float a, float b) => float.IsNaN(a) || MathF.Abs(a) > MathF.Abs(b) ? a : MathF.Abs(a) == MathF.Abs(b) ? Max(a, b) : b;

                public static float MinMagnitudeNumber(float a, float b) => float.IsNaN(a) ? b : float.IsNaN(b) ? a : MinMagnitude(a, b);

                public static float MaxMagnitudeNumber(float a, float b) => float.IsNaN(a) ? b : float.IsNaN(b) ? a : MaxMagnitude(a, b);

                public static double Truncate(double x) => x < 0.0 ? Math.Ceiling(x) : Math.Floor(x);

                public static float Truncate(float x) => x < 0.0f ? MathF.Ceiling(x) : MathF.Floor(x);

                /// <summary>To the nearest, halfway cases to even; zero keeps the sign of the argument.</summary>
                public static double Round(double x)
                {
                    double below = Math.Floor(x);
                    double rest = x - below;
                    bool up = rest > 0.5 || (rest == 0.5 && Math.Floor(below * 0.5) * 2.0 != below);
                    return CopySign(up ? below + 1.0 : below, x);
                }

                /// <inheritdoc cref="Round(double)"/>
                public static float Round(float x)
                {
                    float below = MathF.Floor(x);
                    float rest = x - below;
                    bool up = rest > 0.5f || (rest == 0.5f && MathF.Floor(below * 0.5f) * 2.0f != below);
                    return CopySign(up ? below + 1.0f : below, x);
                }

                /// <summary>By bits: ILGPU 1.5.3 hands the arguments of Math.CopySign to PTX in the wrong order.</summary>
                public static double CopySign(double x, double y) => BitConverter.Int64BitsToDouble(
                    (BitConverter.DoubleToInt64Bits(x) & long.MaxValue) | (BitConverter.DoubleToInt64Bits(y) & long.MinValue));

                /// <inheritdoc cref="CopySign(double, double)"/>
                public static float CopySign(float x, float y) => BitConverter.Int32BitsToSingle(
                    (BitConverter.SingleToInt32Bits(x) & int.MaxValue) | (BitConverter.SingleToInt32Bits(y) & int.MinValue));

                /// <summary>Math.Pow(x, 0.5): not NaN for negative infinity, and never a negative zero.</summary>
                public static double PowHalf(double x) => x == 0.0 ? 0.0 : x == double.NegativeInfinity ? double.PositiveInfinity : Math.Sqrt(x);

                /// <inheritdoc cref="PowHalf(double)"/>
                public static float PowHalf(float x) => x == 0.0f ? 0.0f : x == float.NegativeInfinity ? float.PositiveInfinity : MathF.Sqrt(x);

                public static sbyte Clamp(sbyte x, sbyte low, sbyte high) => x < low ? low : x > high ? high : x;

                public static byte Clamp(byte x, byte low, byte high) => x < low ? low : x > high ? high : x;

                public static short Clamp(short x, short low, short high) => x < low ? low : x > high ? high : x;

                public static ushort Clamp(ushort x, ushort low, ushort high) => x < low ? low : x > high ? high : x;

                public static int Clamp(int x, int low, int high) => x < low ? low : x > high ? high : x;

                public static uint Clamp(uint x, uint low, uint high) => x < low ? low : x > high ? high : x;

                public static long Clamp(long x, long low, long high) => x < low ? low : x > high ? high : x;

                public static ulong Clamp(ulong x, ulong low, ulong high) => x < low ? low : x > high ? high : x;

                public static float Clamp(float x, float low, float high) => x < low ? low : x > high ? high : x;

                public static double Clamp(double x, double low, double high) => x < low ? low : x > high ? high : x;

                /// <summary>Counts of two bits, of four, of eight, and their sum in the highest byte.</summary>
                public static uint PopCount(uint x)
                {
                    x -= (x >> 1) & 0x55555555u;
                    x = (x & 0x33333333u) + ((x >> 2) & 0x33333333u);
                    return unchecked(((x + (x >> 4)) & 0x0F0F0F0Fu) * 0x01010101u) >> 24;
                }

                public static ulong PopCount(ulong x) => PopCount(unchecked((uint)x)) + PopCount((uint)(x >> 32));

                /// <summary>The bits that stay clear when all below the highest set one are set.</summary>
                public static uint LeadingZeroCount(uint x)
                {
                    x |= x >> 1;
                    x |= x >> 2;
                    x |= x >> 4;
                    x |= x >> 8;
                    return PopCount(~(x | (x >> 16)));
                }

                public static ulong LeadingZeroCount(ulong x) =>
                    x >> 32 == 0ul ? 32u + LeadingZeroCount(unchecked((uint)x)) : LeadingZeroCount((uint)(x >> 32));

                public static int Sign(int x) => x > 0 ? 1 : x < 0 ? -1 : 0;

                public static int Sign(long x) => x > 0 ? 1 : x < 0 ? -1 : 0;

                public static int ToInt32(double x) => double.IsNaN(x) ? 0 : x <= -2147483648.0 ? int.MinValue : x >= 2147483647.0 ? int.MaxValue : (int)x;

                public static uint ToUInt32(double x) => double.IsNaN(x) || x <= 0.0 ? 0u : x >= 4294967295.0 ? uint.MaxValue : (uint)x;

                public static long ToInt64(double x) =>
                    double.IsNaN(x) ? 0L : x <= -9223372036854775808.0 ? long.MinValue : x >= 9223372036854775808.0 ? long.MaxValue : (long)x;

                public static ulong ToUInt64(double x) => double.IsNaN(x) || x <= 0.0 ? 0ul : x >= 18446744073709551616.0 ? ulong.MaxValue : (ulong)x;
            }
        }

        """;
}
