namespace FusedKernels.Generator.Emission.Gpu;

/// <summary>
/// The arithmetic that the runtime's functions ask of a device, part of the file that <see cref="GpuSupport"/> emits. The runtime has the functions, once for host and device, and does not reference ILGPU; these few
/// operations do, since ILGPU has no method for a fused operation, lets CUDA's compiler fuse a product with a sum, and combines constants as if sums and products were exact (1 - (1 - x) is x). PTX says which product is meant.
/// </summary>
internal static class DeviceArithmetic
{
    /// <summary>The type, as device code in the same namespace calls it.</summary>
    public const string Type = "GpuArithmetic";

    /// <summary>Functions of Math and KernelMath.</summary>
    public const string Math = "KernelRuntime.DeviceMath<" + Type + ">";

    /// <summary>Functions of random numbers.</summary>
    public const string Random = "KernelRuntime.DeviceRandom<" + Type + ">";

    public const string Text = """
        namespace FusedKernels.Generated
        {
            using System;
            using System.Runtime.CompilerServices;
            using ILGPU;
            using ILGPU.Runtime.Cuda;
            using KernelRuntime = global::FusedKernels.CompilerServices;

            /// <summary>
            /// Products that are rounded before they are added to, products that are not, and constants that ILGPU does not combine with other ones. OpenCL has no text for the products: there
            /// the driver does as it likes.
            /// </summary>
            internal readonly struct GpuArithmetic : KernelRuntime.IDeviceArithmetic
            {
                [MethodImpl(MethodImplOptions.AggressiveInlining)]
                public static double Constant(double value) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(value) ^ Zero());

                [MethodImpl(MethodImplOptions.AggressiveInlining)]
                public static float Constant(float value) => BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(value) ^ Zero());

                /// <summary>0, which ILGPU does not know, and the driver's compiler does: so a constant costs nothing.</summary>
                [MethodImpl(MethodImplOptions.AggressiveInlining)]
                private static int Zero()
                {
                    int any = Group.IdxX;
                    return any ^ any;
                }

                [MethodImpl(MethodImplOptions.AggressiveInlining)]
                public static double Multiply(double a, double b)
                {
                    if (!CudaAsm.IsSupported)
                        return a * b;
                    CudaAsm.Emit("mul.rn.f64 %0, %1, %2;", out double result, a, b);
                    return result;
                }

                [MethodImpl(MethodImplOptions.AggressiveInlining)]
                public static float Multiply(float a, float b)
                {
                    if (!CudaAsm.IsSupported)
                        return a * b;
                    CudaAsm.Emit("mul.rn.f32 %0, %1, %2;", out float result, a, b);
                    return result;
                }

                [MethodImpl(MethodImplOptions.AggressiveInlining)]
                public static double FusedMultiplyAdd(double a, double b, double c)
                {
                    if (!CudaAsm.IsSupported)
                        return KernelRuntime.FusedProduct.Add(a, b, c);
                    CudaAsm.Emit("fma.rn.f64 %0, %1, %2, %3;", out double result, a, b, c);
                    return result;
                }

                [MethodImpl(MethodImplOptions.AggressiveInlining)]
                public static float FusedMultiplyAdd(float a, float b, float c)
                {
                    if (!CudaAsm.IsSupported)
                        return KernelRuntime.FusedProduct.Add(a, b, c);
                    CudaAsm.Emit("fma.rn.f32 %0, %1, %2, %3;", out float result, a, b, c);
                    return result;
                }
            }
        }

        """;
}
