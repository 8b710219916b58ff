using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>The passes over a kernel, in order. Each is a function from kernel to kernel.</summary>
internal static class Passes
{
    public static Kernel Run(Kernel kernel)
    {
        kernel = ReserveNames.Run(kernel);
        kernel = kernel with { Body = RecognizeReductions.Run(kernel.Body) };
        return kernel;
    }
}
