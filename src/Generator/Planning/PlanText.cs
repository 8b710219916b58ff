namespace FusedKernels.Generator.Planning;

/// <summary>Prints a plan.</summary>
internal static class PlanText
{
    public static string Print(KernelPlan plan) => string.Join("\n", plan.Notes);
}
