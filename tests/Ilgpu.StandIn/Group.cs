namespace ILGPU;

/// <summary>The group of threads that the caller runs in: here, of one.</summary>
public static class Group
{
    public static int IdxX => 0;
}
