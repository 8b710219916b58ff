using System;

namespace ILGPU.Runtime.Cuda;

/// <summary>Text for CUDA's assembler inside kernels: never reached on another accelerator, and this one is none of CUDA's.</summary>
public static class CudaAsm
{
    public static bool IsSupported => false;

    public static void Emit<T0, T1, T2>(string asm, out T0 arg0, T1 arg1, T2 arg2)
        where T0 : struct
        where T1 : struct
        where T2 : struct => throw new NotImplementedException();

    public static void Emit<T0, T1, T2, T3>(string asm, out T0 arg0, T1 arg1, T2 arg2, T3 arg3)
        where T0 : struct
        where T1 : struct
        where T2 : struct
        where T3 : struct => throw new NotImplementedException();
}
