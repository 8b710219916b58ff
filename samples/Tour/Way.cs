using System;
using FusedKernels;

namespace Tour;

/// <summary>One way to do a job: a call, and the numbers it gave.</summary>
/// <param name="name">What the table calls it.</param>
/// <param name="call">Does the job once.</param>
/// <param name="result">The numbers of the last call.</param>
/// <param name="smallCall">The same on a small input where a call of the job takes long: only to let the JIT reach its last tier.</param>
internal sealed class Way(string name, Action call, Func<double[]> result, Action? smallCall = null)
{
    public string Name => name;

    public Action Call => call;

    public Func<double[]> Result => result;

    public Action WarmUpCall => smallCall ?? call;

    /// <summary>Milliseconds of the first call of the process.</summary>
    public double First { get; set; }

    /// <summary>Median milliseconds of the later calls.</summary>
    public double Later { get; set; }

    /// <summary>Which paths its kernels took; none where there is no kernel.</summary>
    public KernelPaths Paths { get; set; }
}
