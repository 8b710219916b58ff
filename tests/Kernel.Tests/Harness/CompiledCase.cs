using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Reflection;
using FusedKernels.CompilerServices;

namespace FusedKernels.Kernel.Tests.Harness;

/// <summary>What one call did.</summary>
/// <param name="Result">The value returned; null for void and after an exception.</param>
/// <param name="Error">The exception thrown, or null.</param>
/// <param name="Arguments">The arguments afterwards.</param>
/// <param name="Paths">Every path reported, in order.</param>
internal sealed record Outcome(object? Result, Exception? Error, object?[] Arguments, IReadOnlyList<KernelPaths> Paths)
{
    public bool Took(KernelPaths path) => Paths.Any(p => (p & path) != 0);
}

/// <summary>A kernel that has been compiled and loaded.</summary>
internal sealed class CompiledCase
{
    private readonly Func<int, object?[], object?> call;
    private readonly Func<int, object?[], int, long> allocated;

    public CompiledCase(KernelCase kernel, Assembly assembly, string generated = "")
    {
        Case = kernel;
        Generated = generated;
        Class = CaseType.Loaded(kernel.Types, assembly, Glue.Namespace);
        Type glue = assembly.GetType($"{Glue.Namespace}.{kernel.Name}Glue", throwOnError: true)!;
        call = glue.GetMethod("Call")!.CreateDelegate<Func<int, object?[], object?>>();
        allocated = glue.GetMethod("Allocated")!.CreateDelegate<Func<int, object?[], int, long>>();
        WrittenMethod = (MethodInfo)glue.GetProperty("WrittenMethod")!.GetValue(null)!;
        Parameters = Glue.Parameters(WrittenMethod);
    }

    public KernelCase Case { get; }

    public IReadOnlyList<KernelParameter> Parameters { get; }

    /// <summary>The generated text of this case.</summary>
    public string Generated { get; }

    /// <summary>The class around the kernel, for its static fields.</summary>
    public Type Class { get; }

    /// <summary>The method behind the delegate of <see cref="Way.AsWritten"/>.</summary>
    public MethodInfo WrittenMethod { get; }

    /// <summary>The plan text of the kernel.</summary>
    public string Plan => (string)CaseType.Loaded(Case.Types, Class.Assembly, Glue.Namespace, Case.Name + "Kernel")
        .GetProperty("Plan", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

    public void SetField(string name, object? value) =>
        Class.GetField(name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!.SetValue(null, value);

    /// <summary>
    /// Calls with a copy of the arguments and notes the paths. Runs on as many threads as allowed, however little there is to do.
    /// </summary>
    [SuppressMessage("Design", "CA1031", Justification = "the exception is the outcome")]
    public Outcome Call(Way way, object?[] arguments, int threads = 1)
    {
        object?[] copy = Inputs.Copy(arguments);
        var paths = new List<KernelPaths>();
        using (KernelTrace.Observe(seen =>
        {
            lock (paths)
                paths.Add(seen.Paths);
        }))
        using (KernelOptions.LimitThreads(threads))
        {
            Workload.ForcedNanoseconds = 0;
            try
            {
                return new Outcome(call((int)way, copy), null, copy, paths);
            }
            catch (Exception error)
            {
                return new Outcome(null, error, copy, paths);
            }
            finally
            {
                Workload.ForcedNanoseconds = -1;
            }
        }
    }

    /// <summary>Calls without copies and observers.</summary>
    public object? CallPlainly(Way way, object?[] arguments) => call((int)way, arguments);

    /// <summary>Bytes that the calling thread allocated in so many calls, without boxing of our own.</summary>
    public long Allocated(Way way, object?[] arguments, int calls) => allocated((int)way, arguments, calls);
}
