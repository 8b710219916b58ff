using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;

namespace FusedKernels.Gpu.Tests;

/// <summary>What the generator adds to a compilation for the GPU, and when.</summary>
[TestFixture]
public sealed class OutputTests
{
    private const string Twice = "[Kernel(Parallel = true)] public static void Twice(double[] x) { for (int i = 0; i < x.Length; i++) x[i] *= 2; }";

    [Test]
    public void Nothing_without_ILGPU()
    {
        (Compilation output, var files) = GpuCompilation.Generate(GpuCompilation.Of(Twice, withIlgpu: false));

        Assert.That(files, Is.Not.Empty.And.None.Contains("Gpu"));
        Assert.That(output.SyntaxTrees.Select(t => t.ToString()), Has.None.Contains("ILGPU"));
    }

    [Test]
    public void Two_overloads_beside_the_method_and_two_of_Run()
    {
        (Compilation output, _) = GpuCompilation.Generate(GpuCompilation.Of(Twice));
        INamedTypeSymbol type = output.GetTypeByMetadataName("K")!;

        string[] overloads = type.GetMembers("Twice").Select(m => m.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)).ToArray();

        Assert.That(overloads, Is.EquivalentTo(new[]
        {
            "K.Twice(double[])",
            "K.Twice(ArrayView1D<double, Stride1D.Dense>)",
            "K.Twice(AcceleratorStream, ArrayView1D<double, Stride1D.Dense>)",
        }));
        Assert.That(type.GetTypeMembers("TwiceKernel").Single().GetMembers("Run"), Has.Length.EqualTo(3));
    }

    [Test]
    public void Kernels_are_open_to_ILGPU_and_to_nobody_else()
    {
        (Compilation output, _) = GpuCompilation.Generate(GpuCompilation.Of(Twice));

        Assert.That(output.Assembly.GetAttributes().Select(a => a.ToString()), Has.One.Contains("InternalsVisibleTo").And.One.Contains("ILGPURuntime"));
        Assert.That(DeviceClass(output).DeclaredAccessibility, Is.EqualTo(Accessibility.Internal));
    }

    [Test]
    public void A_signed_assembly_has_no_unsigned_friends_and_public_kernels()
    {
        CSharpCompilation plain = GpuCompilation.Of(Twice);
        byte[] key = typeof(object).Assembly.GetName().GetPublicKey()!;
        Compilation output = GpuCompilation.Generate(plain.WithOptions(plain.Options.WithPublicSign(true).WithCryptoPublicKey([.. key]))).Output;

        Assert.That(output.Assembly.GetAttributes().Select(a => a.ToString()), Has.None.Contains("InternalsVisibleTo"));
        Assert.That(DeviceClass(output).DeclaredAccessibility, Is.EqualTo(Accessibility.Public));
    }

    private static INamedTypeSymbol DeviceClass(Compilation output) =>
        output.GetSymbolsWithName(name => name.StartsWith("K_Twice_", System.StringComparison.Ordinal), SymbolFilter.Type).OfType<INamedTypeSymbol>().Single();
}
