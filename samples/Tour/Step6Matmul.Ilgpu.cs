#if ILGPU
using System;
using ILGPU;
using ILGPU.Runtime;

namespace Tour;

/// <summary>The GPU half of the step: the same name, called with views of device memory. ILGPU owns device, buffers and copies.</summary>
internal static partial class Step6Matmul
{
    private static void RunOnAccelerator(Show show, double[,] a, double[,] b, Way plain)
    {
        using Context context = Context.CreateDefault();
        using Accelerator accelerator = context.GetPreferredDevice(preferCPU: false).CreateAccelerator(context);
        using var da = accelerator.Allocate2DDenseY(a);
        using var db = accelerator.Allocate2DDenseY(b);
        using var dc = accelerator.Allocate2DDenseY<double>(new LongIndex2D(N, N));
        var onDevice = new Way(
            accelerator.Name,
            () =>
            {
                Multiply(da.View, db.View, dc.View);
                accelerator.Synchronize();
            },
            () => Numbers.Flat(dc.GetAsArray2D()));
        Timing.Compare(onDevice);
        Console.WriteLine();
        show.Table(tolerance: 1e-12, plain, onDevice);
    }
}
#endif
