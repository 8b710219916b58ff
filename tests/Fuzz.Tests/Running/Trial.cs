using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Fuzz.Tests.Tree;
using FusedKernels.Kernel.Tests.Harness;
using NUnit.Framework;
using NUnit.Framework.Internal;

namespace FusedKernels.Fuzz.Tests.Running;

/// <summary>Kernels compiled together, and each compared with the method as written.</summary>
internal sealed class Trial
{
    private readonly Dictionary<string, Verdict> early = [];
    private readonly List<CompiledCase> compiled = [];
    private readonly bool allWidths;

    private Trial(bool allWidths) => this.allWidths = allWidths;

    /// <summary>Compiles kernels, which can be done while others run.</summary>
    /// <param name="kernels">The kernels.</param>
    /// <param name="allWidths">Whether code for vectors of all widths is compiled, not only for those that run here.</param>
    public static Trial Compile(IReadOnlyList<FuzzKernel> kernels, bool allWidths)
    {
        var trial = new Trial(allWidths);
        trial.Add([.. kernels.Select(k => k.ToCase())]);
        return trial;
    }

    /// <summary>Runs each; gives what became of it by its name. Threads and tracing are those of the process: one trial at a time.</summary>
    public Dictionary<string, Verdict> Run()
    {
        var all = new Dictionary<string, Verdict>(early);
        foreach (CompiledCase kernel in compiled)
            all[kernel.Case.Name] = Run(kernel);
        return all;
    }

    /// <summary>Where the generator throws for one of them, halves are tried until it is alone.</summary>
    private void Add(KernelCase[] cases)
    {
        try
        {
            var batch = new KernelBatch(cases, edit: allWidths ? null : OneWidth.Only);
            foreach (KernelCase kernel in cases)
            {
                if (batch.Compiled.Contains(kernel.Name))
                    compiled.Add(batch[kernel]);
                else
                    early[kernel.Name] = Failure(batch.WhyNot(kernel.Name));
            }
        }
        catch (InvalidOperationException) when (cases.Length > 1)
        {
            Add(cases[..(cases.Length / 2)]);
            Add(cases[(cases.Length / 2)..]);
        }
        catch (InvalidOperationException crash)
        {
            early[cases[0].Name] = new Verdict(Kind.Crashed, crash.Message);
        }
    }

    private static Verdict Failure(string words) => new(
        words.StartsWith("no kernel", StringComparison.Ordinal) ? Kind.Refused : words.Contains(".g.cs(", StringComparison.Ordinal) ? Kind.Uncompilable : Kind.NotCSharp, words);

    private static Verdict Run(CompiledCase kernel)
    {
        bool inLanes = kernel.Plan.Contains(" gang: ", StringComparison.Ordinal);
        bool faulted = false;
        try
        {
            // An assertion that fails marks the test around it as failed, unless it has a context of its own.
            using var own = new TestExecutionContext.IsolatedContext();
            foreach (int n in kernel.Case.Sizes)
            {
                object?[] arguments = Inputs.Make(kernel.Case, kernel.Parameters, n, Inputs.Seed(kernel.Case.Name, n));
                Outcome expected = CaseRunner.Oracle(kernel, arguments);
                faulted |= expected.Error is not null;
                Check(Way.Run, threads: 1);

                // The largest size goes both ways, and on several threads.
                if (n == kernel.Case.Sizes[^1])
                {
                    Check(Way.Run, threads: 5);
                    Check(Way.Intercepted, threads: 1);
                }

                void Check(Way way, int threads)
                {
                    Outcome actual = kernel.Call(way, arguments, threads);
                    inLanes |= actual.Took(CaseRunner.AnySimd);
                    CaseRunner.Compare(kernel, expected, actual, $"n = {n}, {way}, at most {threads} threads", exactAfterFault: threads == 1);
                }
            }
        }
        catch (AssertionException wrong)
        {
            return new Verdict(Kind.Wrong, wrong.Message, inLanes, faulted);
        }

        return new Verdict(Kind.Right, inLanes ? "" : kernel.Plan, inLanes, faulted);
    }
}
