using System.Linq;
using System.Threading;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Lowering;
using FusedKernels.Generator.Transforms;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;

namespace FusedKernels.Generator.Tests;

/// <summary>What analyses of a kernel's loops look at.</summary>
internal static class LoweredBody
{
    /// <summary>The body of a kernel after all passes.</summary>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="statements">Its statements.</param>
    /// <param name="members">What else its class holds.</param>
    public static Body Of(string parameters, string statements, string members = "")
    {
        CSharpCompilation compilation = GeneratorRun.Compile($$"""
            using System;
            public static partial class K
            {
                [FusedKernels.Kernel] public static void Run({{parameters}}) { {{statements}} }
                {{members}}
            }
            """);
        Assert.That(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error), Is.Empty);
        IMethodSymbol method = compilation.GetTypeByMetadataName("K")!.GetMembers("Run").OfType<IMethodSymbol>().Single();
        LoweringResult lowered = KernelLowering.Lower(method, compilation, CancellationToken.None);
        Assert.That(lowered.Kernel, Is.Not.Null, string.Join("\n", lowered.Diagnostics.Select(d => d.ToDiagnostic(compilation).ToString())));
        return Passes.Run(lowered.Kernel!).Body;
    }

    /// <summary>The verdict on the loop over i.</summary>
    /// <param name="parameters">The parameters of the kernel.</param>
    /// <param name="statements">Its statements.</param>
    public static LoopVerdict Verdict(string parameters, string statements)
    {
        Body body = Of(parameters, statements);
        return new BodyFacts(body, FloatOrder.Shaped)[Loop(body)];
    }

    /// <summary>The loop over i.</summary>
    public static For Loop(Body body) => body.Statements.All().OfType<For>().First(f => f.Index.Name == "i");
}
